"""Suggesters that are quickly made anywhere, so that other processes can load them."""

import os
import signal
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from annotations.errors import CopydeskError
from annotations.span import Span
from annotations.suggestion import Pipeline, Proposal

LABELS = ("FIRST", "PROCESS")
_NAME = "first_letters"


class FirstLetters:
    """Proposes a text's first letter, by a rule that names the process it ran in."""

    pipeline = Pipeline(
        name=_NAME, version="1", digest="d", settings=MappingProxyType({"a": 1})
    )
    labels = LABELS

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for text in texts:
            if text == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            yield (Proposal(Span(0, 1), text[0], score=0.5, rule=str(os.getpid())),)


def broken() -> FirstLetters:
    raise CopydeskError("There is no such pipeline; choose another one.")
