"""What changing the label scheme would do, said before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.wording import counted, shortened

_EXAMPLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One annotation that would change: its words, and the article's title."""

    words: str
    article: str
    annotator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How many annotations change, in how many articles, and of whom.

    ``doubles`` counts those that go because the same words bear the label already;
    ``reread`` counts suggestions of the newest run that are read under another name,
    ``unheard`` those that are no longer shown, ``heard`` those that are again.
    """

    recast: Recast
    articles: int = 0
    by_annotator: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({})
    )
    doubles: int = 0
    reread: int = 0
    unheard: int = 0
    heard: int = 0
    examples: tuple[Example, ...] = ()

    @property
    def annotations(self) -> int:
        """How many annotations change."""
        return sum(self.by_annotator.values())

    def sentence(self) -> str:
        """Say it in a sentence or two."""
        return " ".join(self._sentences())

    def lines(self) -> list[str]:
        """Say it for people: what is done, what it changes, what becomes of labels."""
        return [
            f"{self.recast.title}: {_within(self.sentence())}",
            *self.details(),
        ]

    def details(self) -> list[str]:
        """Say what becomes of labels, and give examples of what changes."""
        return [
            *(f"  {line}" for line in differences(self.recast)),
            *(f"  {_said(one)}" for one in self.examples),
        ]

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""
        return {
            "title": self.recast.title,
            "annotations": self.annotations,
            "articles": self.articles,
            "by_annotator": dict(self.by_annotator),
            "doubles": self.doubles,
            "suggestions_under_another_name": self.reread,
            "suggestions_no_longer_shown": self.unheard,
            "suggestions_shown_again": self.heard,
            "examples": [
                {"words": x.words, "article": x.article, "annotator": x.annotator}
                for x in self.examples
            ],
            **self.recast.after.as_dict(),
        }

    def _sentences(self) -> Iterator[str]:
        if self.annotations:
            whose = ", ".join(f"{n:,} of {who}" for who, n in self.by_annotator.items())
            where = counted(self.articles, "article")
            many = _are(self.annotations, "annotation")
            yield f"{many} changed in {where}: {whose}."
        elif self.recast.before == self.recast.after:
            yield "Nothing changes, as it is so already."
        elif self.recast.words:
            names = " or ".join(sorted(self.recast.becomes))
            yield f"No annotation of these words bears {names}, so none is changed."
        else:
            yield "No annotation is changed."
        if self.doubles:
            yield f"{counted(self.doubles, 'double')} among them: one of each two goes."
        for number, fate in (
            (self.reread, "read under another name"),
            (self.unheard, "no longer shown"),
            (self.heard, "shown again"),
        ):
            if number:
                yield f"{_are(number, 'suggestion')} {fate}."


def differences(recast: Recast) -> list[str]:
    """Say of each label what becomes of it, those that stay as they are left out."""
    before, after = recast.before, recast.after
    new = {label.name for label in after} - {label.name for label in before}
    said = [_became(label.name, recast) for label in before]
    coming = new if recast.words else new - set(recast.becomes.values())
    said += [f"{label.name}: new" for label in after if label.name in coming]
    if not any(said) and _order(before) != _order(after):
        said.append("the order changes")
    return [line for line in said if line]


def _became(name: str, recast: Recast) -> str:
    label = recast.before.named(name)
    if name in recast.becomes and not recast.words:
        return f"{name}: becomes {recast.becomes[name]}"
    if name not in recast.after:
        return f"{name}: goes, nothing uses it"
    now = recast.after.named(name)
    pairs = (
        ("key", label.key.upper() or "none", now.key.upper() or "none"),
        ("colour", label.colour, now.colour),
        ("description", label.description or "none", now.description or "none"),
    )
    told = [f"{what} {old} → {new}" for what, old, new in pairs if old != new]
    if label.retired != now.retired:
        told.append("is retired" if now.retired else "is offered again")
    return f"{name}: {', '.join(told)}" if told else ""


def _are(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"


def _within(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _order(scheme: LabelScheme) -> list[str]:
    return [label.name for label in scheme]


def _said(one: Example) -> str:
    title = shortened(one.article, limit=_EXAMPLE)
    return f"“{shortened(one.words, limit=_EXAMPLE)}” in {title} ({one.annotator})"
