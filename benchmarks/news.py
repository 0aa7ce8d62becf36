"""News built from the sample articles, the same every time, each in other words.

Paragraphs are shuffled between the samples, and names and numbers replaced: real news
keeps naming what no cache has met before.
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.readers import article_files, read
from annotations.readers.reader import Found
from annotations.span import Span
from db.project import opened

_SAMPLES = Path(__file__).parents[1] / "gui/resources/samples"
_SEED = 20_240_224
_PARAGRAPHS = 9
_RENAMED = 0.5
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b|\b\d{2,3}\b")
_STARTS = ("Ba", "Ker", "Lo", "Mi", "Dan", "Tu", "Vel", "Sor", "Ni", "Pra", "Gol", "Ha")
_MIDDLES = ("ba", "re", "lo", "mi", "da", "tu", "vel", "so", "ni", "pra", "go", "mun")
_ENDS = ("n", "ski", "ta", "ford", "lin", "ez", "ville", "berg", "o", "a", "son", "ko")


def articles(number: int) -> Iterator[Article]:
    """Make articles of about 350 words."""
    chance = Random(_SEED)  # noqa: S311  the same every time is the point
    texts = [found.article for found in _samples()]
    pool = [line for one in texts for line in one.text.split("\n") if len(line) > 40]  # noqa: PLR2004  headings are shorter
    common = {word for line in pool for word in re.findall(r"\b[a-z]{3,}\b", line)}
    common |= {name.lower() for name in (*day_name, *month_name)}
    for serial in range(1, number + 1):
        lines = chance.sample(pool, k=_PARAGRAPHS)
        headline = f"{_name(chance)} and {_name(chance)}: report {serial}"
        yield _article(headline, _renamed("\n\n".join(lines), common, chance))


def texts(number: int) -> list[str]:
    """Make just the texts."""
    return [article.text for article in articles(number)]


def make_project(path: Path, number: int) -> None:
    """Store articles, and no suggestions, in a new project."""
    with opened(path, create=True) as store, store.bulk():
        for article in articles(number):
            store.add(article)


def _samples() -> Sequence[Found]:
    found = (one for path in article_files([_SAMPLES]) for one in read(path))
    return [one for one in found if isinstance(one, Found)]


def _article(headline: str, body: str) -> Article:
    zone = Zone(ZoneKind.HEADLINE, Span(0, len(headline)))
    news = NewsMetadata(headline=headline, language="en")
    return Article(text=f"{headline}\n\n{body}", news=news, zones=(zone,))


def _renamed(text: str, common: set[str], chance: Random) -> str:
    """Replace half of the names, each one alike throughout, and half of the numbers."""
    new: dict[str, str] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        if word.isdigit():
            new[word] = str(chance.randint(10, 999))
        elif word.lower() not in common:
            new[word] = _name(chance)
        if chance.random() > _RENAMED:
            new.pop(word, None)
    return _WORD.sub(lambda match: new.get(match[0], match[0]), text)


def _name(chance: Random) -> str:
    middle = "".join(chance.choices(_MIDDLES, k=chance.randint(1, 2)))
    return chance.choice(_STARTS) + middle + chance.choice(_ENDS)
