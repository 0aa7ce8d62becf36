"""Made-up articles, the same ones every time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import MappingProxyType

from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.span import Span
from annotations.suggestion import Pipeline, Proposal
from db.project import opened

ANNOTATOR = "bench"
SPANS = 45
_SEED = 20_240_229
_POOL = 300
_PARAGRAPHS = 9
_PER_PARAGRAPH = SPANS // _PARAGRAPHS
# fmt: off
_WORDS = (
    "a", "the", "of", "on", "in", "to", "for", "and", "but", "with", "from", "after",
    "before", "under", "again", "quietly", "ferry", "harbour", "orchard", "ledger",
    "council", "bridge", "kiln", "lantern", "quarry", "winter", "tariff", "meadow",
    "signal", "parcel", "ladder", "copper", "vessel", "garden", "market", "engine",
    "ribbon", "valley", "opened", "mended", "weighed", "carried", "counted", "painted",
    "ordered", "answered", "gathered", "moved", "small", "wooden", "early", "bright",
    "narrow", "patient", "northern", "empty", "careful", "distant",
)
# fmt: on
_SYLLABLES = (
    "ba",
    "ker",
    "lo",
    "mi",
    "dan",
    "tu",
    "vel",
    "sor",
    "ni",
    "pra",
    "gol",
    "mun",
)
_LABELS = ("PERSON", "ORG", "GPE", "DATE", "MONEY", "EVENT", "FAC", "NORP")
_PIPELINE = Pipeline(
    name="made_up", version="1", digest="0", settings=MappingProxyType({})
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and what is suggested in it."""

    text: str
    proposals: tuple[Proposal, ...]


def articles(number: int) -> Iterator[tuple[Article, Sequence[Proposal]]]:
    """Make articles of about 2,500 characters, with 45 suggestions each."""
    chance = Random(_SEED)  # noqa: S311  the same every time is the point
    pool = [_passage(chance) for _ in range(_POOL)]
    for serial in range(1, number + 1):
        passages = chance.choices(pool, k=_PARAGRAPHS)
        yield _article(f"No. {serial}: {_phrase(chance, 6)}", serial, passages)


def long_article(passages: int) -> tuple[Article, Sequence[Proposal]]:
    """Make one article of so many paragraphs, each of five suggestions."""
    chance = Random(_SEED)  # noqa: S311  the same every time is the point
    made = [_passage(chance) for _ in range(passages)]
    return _article("The long one", 1, made)


def names(number: int) -> set[str]:
    """Make so many different names, those in the articles among them."""
    chance = Random(_SEED)  # noqa: S311  the same every time is the point
    pool = [_passage(chance) for _ in range(_POOL)]
    found = {p.span.of(one.text) for one in pool for p in one.proposals}
    while len(found) < number:
        found.add(_name(chance))
    return found


def make_project(
    path: Path, found: Iterator[tuple[Article, Sequence[Proposal]]]
) -> None:
    """Store articles and their suggestions in a new project."""
    with opened(path, create=True) as store, store.bulk():
        run = store.continued_run(_PIPELINE)
        for article, proposals in found:
            store.add_suggestions(run, [(store.add(article), proposals)])


def _article(
    headline: str, serial: int, passages: Sequence[Passage]
) -> tuple[Article, Sequence[Proposal]]:
    text, proposals = headline, []
    for passage in passages:
        text += "\n\n"
        shift = len(text)
        text += passage.text
        proposals += [
            Proposal(p.span.shifted(shift), p.label, p.score) for p in passage.proposals
        ]
    year, month, day = 2000 + serial % 25, 1 + serial % 12, 1 + serial % 28
    news = NewsMetadata(
        headline=headline,
        outlet=f"The {headline.rsplit(maxsplit=1)[-1].title()}",
        published=PartialDate(f"{year}-{month:02}-{day:02}"),
        language="en",
    )
    zone = Zone(ZoneKind.HEADLINE, Span(0, len(headline)))
    return Article(text=text, news=news, zones=(zone,)), proposals


def _passage(chance: Random) -> Passage:
    text, proposals = "", []
    for _ in range(_PER_PARAGRAPH):
        text += _phrase(chance, chance.randint(5, 8)) + " "
        name = _name(chance)
        span = Span(len(text), len(text) + len(name))
        score = round(chance.uniform(0.4, 1), 2)
        proposals.append(Proposal(span, chance.choice(_LABELS), score))
        text += name + chance.choice((". ", ", ", " "))
    return Passage(f"{text.rstrip(' ,.')}.", tuple(proposals))


def _phrase(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def _name(chance: Random) -> str:
    parts = range(chance.randint(1, 2))
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in parts)
