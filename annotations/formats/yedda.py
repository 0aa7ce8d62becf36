"""YEDDA: marks inside the text, ``[@words#Label*]``; recommended ones have ``[$``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, and_then, relabelled, retold
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.losses import left_out
from annotations.exchange.traits import Trait
from annotations.exchange.writing import SpreadWriter, key_of
from annotations.formats.parts.plain import plain_text, without_mark
from annotations.marks import PENDING
from annotations.readers.reader import name_of

_SUFFIXES = (".txt.ann", ".ann", ".anns")
_CARRIES = frozenset({Trait.TEXT, Trait.WHITE_ENDS, Trait.PENDING})
# A label has no #, and nothing goes over the end of a line.
_MARK = re.compile(r"\[[@$]|#(?P<label>[^#\n]*?)\*\]")
_LIKE_MARKS = re.compile(r"\[(?=[@$])|(?<=\*)\]")
_UNFIT = re.compile(r"[#\n\r]|(?<=\*)\]")
_WIDE = str.maketrans("[]#", "［］＃")  # noqa: RUF001  look-alikes are the point
_OVER_LINES = "a line break inside, over which YEDDA's marks do not go"
_AS_MARKS = "what would look like YEDDA's own marks; brackets and # are written wide"
_LABEL = "labels with #, *] or line breaks; they are written with _"


def _shape(found: Fitted) -> Fitted:
    found = relabelled(_on_lines(found), _label, _LABEL)
    ends = {one.span.end for one in found.annotated.spans}
    return without_mark(retold(found, lambda text: _unmarked(text, ends), _AS_MARKS))


def _on_lines(found: Fitted) -> Fitted:
    """Leave out spans that go over the end of a line."""
    before = found.annotated
    over = [("\n" in one.words(before.article.text), one) for one in before.spans]
    kept = tuple(one for is_over, one in over if not is_over)
    losses = (left_out(before, one, _OVER_LINES) for is_over, one in over if is_over)
    return and_then(found, replace(before, spans=kept), *losses)


def _label(name: str) -> str:
    return _UNFIT.sub("_", name)


def _unmarked(text: str, ends: set[int]) -> str:
    """Write wide what is like a mark, and any ``#`` that would follow one."""
    text = _LIKE_MARKS.sub(lambda match: match[0].translate(_WIDE), text)
    hashes = [at for at in sorted(ends) if text[at : at + 1] == "#"]
    pieces = [text[i:j] for i, j in zip([0, *hashes], [*hashes, None], strict=True)]
    return "".join(
        (one[:1].translate(_WIDE) + one[1:]) if i else one
        for i, one in enumerate(pieces)
    )


def _pages(fitted: Fitted) -> dict[str, bytes]:
    text = fitted.annotated.article.text
    made: list[str] = []
    done = 0
    for one in fitted.annotated.spans:
        start, end = one.span.start, one.span.end
        sign = "$" if one.state == PENDING else "@"
        made += [text[done:start], f"[{sign}{text[start:end]}#{one.label}*]"]
        done = end
    return {_SUFFIXES[0]: "".join([*made, text[done:]]).encode()}


def _writer(path: Path) -> Writer:
    return SpreadWriter(path, _pages)


def _read(path: Path) -> Reading:
    marked = plain_text(path)
    text, spans = _unpacked(marked)
    if not spans and not path.name.lower().endswith(_SUFFIXES[0]):
        raise CopydeskError(
            "It has none of YEDDA's marks, [@words#Label*]; check the format."
        )
    yield FoundArticle(
        where=name_of(path), text=text, key=_key(path), spans=tuple(spans)
    )


def _key(path: Path) -> str:
    name = path.name
    suffix = next((one for one in _SUFFIXES if name.lower().endswith(one)), "")
    return key_of(name[: len(name) - len(suffix)])


def _unpacked(marked: str) -> tuple[str, list[FoundSpan]]:
    """Take the marks out, and say where they were; they may be nested."""
    pairs = list(_pairs(marked))
    marks = sorted(mark.span() for pair in pairs for mark in pair)
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(marked)]
    text = "".join(marked[i:j] for i, j in zip(starts, ends, strict=True))
    gone = dict(
        zip(
            (start for start, _ in marks),
            accumulate((end - start for start, end in marks), initial=0),
            strict=False,
        )
    )
    return text, [_span(text, one, gone) for one in pairs]


Pair = tuple[re.Match[str], re.Match[str]]


def _pairs(marked: str) -> Iterator[Pair]:
    """Find the beginnings and ends that belong together; others are but text."""
    opened: list[re.Match[str]] = []
    for match in _MARK.finditer(marked):
        if opened and "\n" in marked[opened[-1].end() : match.start()]:
            opened.clear()
        if match["label"] is None:
            opened.append(match)
        elif opened:
            yield opened.pop(), match


def _span(text: str, pair: Pair, gone: dict[int, int]) -> FoundSpan:
    first, last = pair
    start = first.start() - gone[first.start()]
    end = last.start() - gone[last.start()]
    return FoundSpan(
        start=start,
        end=end,
        label=last["label"],
        words=text[start:end],
        state=PENDING if first[0] == "[$" else State.ADDED.value,
    )


def _knows(head: Head) -> bool:
    name = head.path.name.lower()
    return name.endswith(_SUFFIXES[0]) or any(True for _ in _pairs(head.text))


YEDDA = Format(
    name="yedda",
    title="YEDDA",
    suffixes=_SUFFIXES,
    carries=_CARRIES,
    loses=("spans over line ends", "[@, [$, *] and # after spans in the text"),
    is_spread=True,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=_shape,
)
