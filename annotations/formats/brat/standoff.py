"""Reading brat's lines: spans, events, relations, attributes, notes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite
from pathlib import Path
from types import MappingProxyType

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.exchange.writing import key_of
from annotations.formats.brat.lines import Line, line_of, lines_in
from annotations.formats.brat.pieces import whole
from annotations.formats.parts.extras import with_span_extras
from annotations.formats.parts.plain import plain_text
from annotations.marks import PENDING
from annotations.readers.json_text import json_object
from annotations.readers.reader import name_of

STATE, SCORE, REFERENCE = "State", "Score", "Reference"
NOTES, OURS = "AnnotatorNotes", "Copydesk"
NAME = re.compile(r"[A-Za-z0-9_-]+")

# brat itself has no labels of several words; some that write its files do.
_SPAN = re.compile(r"(\S+(?: \S+)*?) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\s*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?")
_STATES = frozenset({PENDING, *(one.value for one in State)})


@dataclass(slots=True)
class _Page:
    """What has been made of the lines so far, by the ids of spans."""

    text: str | None
    spans: dict[str, FoundSpan] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    relations: list[FoundRelation] = field(default_factory=list)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    extras: dict[str, Mapping[str, object]] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)

    def target(self, name: str) -> str:
        """Find the span that an id stands for; an event is its trigger."""
        return self.triggers.get(name, name)

    def leave(self, line: Line, why: str) -> None:
        """Note that nothing can be made of a line."""
        self.aside.append(f"{line.name} {why}.")


def read(path: Path) -> Reading:
    """Read a pair of files; ``.a1`` goes with an ``.a2``."""
    text_path = _text_of(path)
    text = plain_text(text_path) if text_path else None
    page = _Page(text)
    lines = list(_lines(path, page))
    for step in (_span, _trigger, _rest):
        for line in lines:
            step(page, line)
    yield FoundArticle(
        where=name_of(path),
        text=text,
        key=key_of((text_path or path).stem),
        spans=tuple(_finished(page)),
        relations=tuple(page.relations),
        # Git and others put CRLF into texts on Windows, and leave the offsets.
        older_unit=Unit.CODE_POINTS_LF,
        left_aside=tuple(page.aside),
    )


def knows(head: Head) -> bool:
    """Tell a file with brat's lines, or an empty one beside its text."""
    if head.path.suffix.lower() == ".a1" and head.path.with_suffix(".ann").is_file():
        return False
    first = next((line for line in head.text.split("\n") if line.strip()), "")
    is_line = line_of(1, first.removesuffix("\r")) is not None
    return is_line if first else _text_of(head.path) is not None


def _text_of(path: Path) -> Path | None:
    """Find the text beside: ``a.txt`` for ``a.ann`` as for ``a.txt.ann``."""
    places = (path.with_suffix(".txt"), path.with_suffix(""))
    found = (one for one in places if one.suffix == ".txt" and one.is_file())
    return next(found, None)


def _lines(path: Path, page: _Page) -> Iterator[Line]:
    """Yield the lines of a file, and of the ``.a2`` that an ``.a1`` has beside it.

    Raises:
        CopydeskError: none of them is one of brat's.
    """
    data = plain_text(path)
    second = path.with_suffix(".a2")
    if path.suffix.lower() == ".a1" and second.is_file():
        data = f"{data.rstrip()}\n{plain_text(second)}"
    raw = [line.removesuffix("\r") for line in data.split("\n")]
    is_brat = False
    for line in lines_in(raw):
        if isinstance(line, int):
            page.aside.append(f"Line {line} is not as brat writes it.")
        else:
            is_brat = True
            yield line
    if page.aside and not is_brat:
        raise CopydeskError(
            "It has none of brat's lines, such as “T1, tab, PERSON 0 8, tab, words”; "
            "check the format."
        )


def _span(page: _Page, line: Line) -> None:
    if not line.id.startswith("T"):
        return
    match = _SPAN.fullmatch(line.said)
    if match is None:
        page.leave(line, "has no label and offsets as brat writes them")
    elif line.id in page.spans:
        page.leave(line, "has the id of another span")
    else:
        page.spans[line.id] = _found(page, line, match)


def _found(page: _Page, line: Line, match: re.Match[str]) -> FoundSpan:
    pairs = (one.split(" ") for one in match[2].split(";"))
    parts = [(int(start), int(end)) for start, end in pairs]
    if page.text is not None:
        # brat cuts spans at line breaks, which is no gap.
        parts = whole(page.text, parts)
    return FoundSpan(
        id=line.id,
        start=min(start for start, _ in parts),
        end=max(end for _, end in parts),
        label=match[1],
        words=line.words or None,
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def _trigger(page: _Page, line: Line) -> None:
    if line.id.startswith("E"):
        _, _, trigger = line.said.partition(" ")[0].partition(":")
        page.triggers[line.id] = trigger


def _rest(page: _Page, line: Line) -> None:
    steps = {"E": _event, "R": _relation, "*": _equal, "#": _note, "N": _reference}
    steps |= {"A": _attribute, "M": _attribute}
    step = steps.get(line.id[0])
    if step is not None:
        step(page, line)


def _event(page: _Page, line: Line) -> None:
    """Make relations of an event's arguments, from its trigger to each."""
    trigger, *arguments = _said(line)
    found = page.spans.get(page.target(line.id))
    if found is None or found.label != trigger.partition(":")[0]:
        page.leave(line, "is an event whose trigger is no span of that label here")
    for role, _, name in (one.partition(":") for one in arguments):
        _relate(page, line, role, (line.id, name))


def _relation(page: _Page, line: Line) -> None:
    *label, head, child = line.said.split() or ["", "", ""]
    more = (one.rpartition(":")[2] for one in label[1:])
    if label and not any(page.target(one) in page.spans for one in more):
        ends = head.rpartition(":")[2], child.rpartition(":")[2]
        _relate(page, line, " ".join(label), ends)
    else:
        page.leave(line, "is a relation of other than two spans")


def _equal(page: _Page, line: Line) -> None:
    """Make a chain of relations of spans that brat takes for one."""
    label, *names = _said(line)
    for pair in pairwise(names):
        _relate(page, line, label, pair)


def _said(line: Line) -> list[str]:
    """Split what a line says; if it says nothing, the first of it is empty."""
    return line.said.split() or [""]


def _relate(page: _Page, line: Line, label: str, ends: tuple[str, str]) -> None:
    head, child = map(page.target, ends)
    if {head, child} <= page.spans.keys():
        page.relations.append(FoundRelation(label=label, head=head, child=child))
    else:
        page.leave(line, f"joins what is no span here ({ends[0]}, {ends[1]})")


def _attribute(page: _Page, line: Line) -> None:
    name, _, rest = line.said.strip().partition(" ")
    target, _, value = rest.partition(" ")
    _value(page, line, (name, target, value))


def _reference(page: _Page, line: Line) -> None:
    name, _, rest = line.said.strip().partition(" ")
    target, _, place = rest.partition(" ")
    value = f"{place} {line.words}" if line.words else place
    _value(page, line, (name, target, value))


def _value(page: _Page, line: Line, said: tuple[str, str, str]) -> None:
    name, target, value = said
    if page.target(target) not in page.spans:
        page.leave(line, f"says something of {target}, which is no span here")
        return
    values = page.values.setdefault(page.target(target), {})
    number = 1
    while (key := name if number == 1 else f"{name}-{number}") in values:
        number += 1
    values[key] = value


def _note(page: _Page, line: Line) -> None:
    kind, _, name = line.said.strip().partition(" ")
    target = page.target(name)
    if target not in page.spans:
        page.leave(line, f"is a note on {name or 'nothing'}, which is no span here")
    elif kind == OURS:
        try:
            page.extras[target] = json_object((line.words or "").encode())
        except CopydeskError as error:
            page.leave(line, f"is damaged: {str(error).rstrip('.')}")
    else:
        page.notes.setdefault(target, []).append(line.words or "")


def _finished(page: _Page) -> Iterable[FoundSpan]:
    for name, found in page.spans.items():
        values = page.values.get(name, {})
        made = replace(
            found,
            state=_state(values),
            score=_score(values),
            note="\n".join(page.notes.get(name, ())),
            values=MappingProxyType(values),
        )
        try:
            yield with_span_extras(made, page.extras.get(name, {}))
        except CopydeskError as error:
            page.aside.append(f"{name}: {error}")
            yield made


def _state(values: dict[str, str]) -> str:
    return values.pop(STATE) if values.get(STATE) in _STATES else State.ADDED.value


def _score(values: dict[str, str]) -> float | None:
    """Take the score out of the values, if it is a number."""
    if not _NUMBER.fullmatch(said := values.get(SCORE, "")):
        return None
    score: float = json.loads(said)
    if not isfinite(score):
        return None
    del values[SCORE]
    return score
