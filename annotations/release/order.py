"""What a release is to hold, and how its articles are divided."""

from dataclasses import dataclass
from enum import StrEnum, auto

from annotations.errors import CopydeskError
from annotations.exchange.format import Format
from annotations.formats import WRITTEN, format_named
from annotations.split import Split

USUAL_FORMATS = "jsonl,spacy"
USUAL_SPLIT = "train=0.8,dev=0.1,test=0.1"
NOT_STATED = "not stated"


class By(StrEnum):
    """What decides which part an article goes to."""

    ARTICLE = auto()
    STACK = auto()
    TIME = auto()
    LABEL = auto()

    @property
    def said(self) -> str:
        """Say it in the words of the card."""
        return _SAID[self]


_SAID = {
    By.ARTICLE: "each article by a seeded hash of its text",
    By.STACK: "articles that belong together stay in one part",
    By.TIME: "the oldest articles in the first part, the newest in the last",
    By.LABEL: "so that each label's share of the spans is alike in all parts",
}


class Shared(StrEnum):
    """What articles of one stack may share, besides much of their text."""

    SOURCE = auto()
    OUTLET = auto()
    DAY = auto()
    HEADLINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a release is divided, written and described."""

    name: str
    split: Split
    by: By = By.ARTICLE
    shared: tuple[Shared, ...] = ()
    formats: tuple[Format, ...]
    licence: str = ""


def chosen_formats(text: str) -> tuple[Format, ...]:
    """Read a list of formats such as ``jsonl,spacy``, in the order of the table.

    Raises:
        CopydeskError: one is unknown, cannot be written, or there is none.
    """
    names = {part.strip() for part in text.split(",") if part.strip()}
    for name in sorted(names):
        if (one := format_named(name)).writer is None:
            raise CopydeskError(
                f"Copydesk reads {one.title} but does not write it; choose another "
                "format."
            )
    if not names:
        raise CopydeskError("A release needs a format; name one, such as jsonl.")
    return tuple(one for one in WRITTEN if one.name in names)


def chosen_shared(text: str) -> tuple[Shared, ...]:
    """Read a list such as ``outlet,day`` of what the articles of a stack share.

    Raises:
        CopydeskError: something in it is nothing that articles can share.
    """
    names = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := names - set(Shared):
        raise CopydeskError(
            f"Articles cannot be stacked by “{min(unknown)}”; choose from "
            f"{', '.join(Shared)}."
        )
    return tuple(one for one in Shared if one in names)


def chosen_by(text: str) -> By:
    """Read what decides about parts.

    Raises:
        CopydeskError: it is unknown.
    """
    try:
        return By(text)
    except ValueError as error:
        raise CopydeskError(
            f"A release cannot be divided by “{text}”; choose one of {', '.join(By)}."
        ) from error
