"""TEI P5 XML: names, dates and amounts as elements in the text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import SpreadWriter, key_of
from annotations.formats.parts.extras import KEY, with_article_extras, with_span_extras
from annotations.formats.parts.xml import XML_ID, parsed, root_of, suited, text_in
from annotations.formats.tei.header import metadata_in
from annotations.formats.tei.names import label_of
from annotations.formats.tei.text import laid_out
from annotations.formats.tei.writing import page_of
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of
from annotations.wording import counted

_ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus"})
_SAID = frozenset({XML_ID, "cert", "resp", "ana", "from", "to", "type", "target"})
_CERTAIN = {"high": 1.0, "medium": 0.5, "low": 0.0}


def _writer(path: Path) -> Writer:
    return SpreadWriter(path, lambda fitted: {".xml": page_of(fitted.annotated)})


def _read(path: Path) -> Reading:
    root = parsed(path.read_bytes())
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    pages = [one for one in root.iter("TEI", "TEI.2") if one.find("text") is not None]
    if root.tag not in _ROOTS or not pages:
        raise CopydeskError(
            "This XML is no TEI document with a text; choose the format it is in."
        )
    for number, page in enumerate(pages, start=1):
        only = len(pages) == 1
        where = name_of(path) if only else f"{name_of(path)}, text {number}"
        name = page.get(XML_ID, f"{path.stem}-{number}")
        key = key_of(path.stem) if only else name
        try:
            yield _found(_Page(page), where=where, key=key)
        except CopydeskError as error:
            yield Refusal(where, str(error))


@dataclass
class _Page:
    """A document: its header's names for labels and people, and Copydesk's notes."""

    root: Any
    labels: dict[str, str] = field(init=False)
    people: dict[str, str] = field(init=False)
    notes: dict[str, str] = field(init=False)
    ours: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = {
            f"#{one.get(XML_ID)}": text_in(one.find("catDesc"))
            for one in self.root.iterfind(".//taxonomy//category[catDesc]")
        }
        self.people = {
            f"#{one.get(XML_ID)}": text_in(one.find("name"))
            for one in self.root.iterfind(".//respStmt[name]")
        }
        self.notes = {
            one.get("target"): text_in(one)
            for one in self.root.iterfind(".//spanGrp[@type='notes']/span[@target]")
        }
        self.ours = _ours(self.root)

    def label_of(self, element: Any) -> str:
        """Name what an element marks, or nothing if it marks no entity."""
        kind = self.labels.get(element.get("ana", ""), element.get("type", ""))
        around = element.getparent()
        within = "" if around is None else around.tag
        label = label_of(element.tag, kind, within=within)
        return kind if label and self.ours else label

    def label_apart(self, element: Any) -> str:
        """Name what a span that is put apart marks, wherever it says so."""
        ana = element.get("ana", "")
        group = element.getparent().get("type", "")
        known = self.labels.get(ana) or element.get("type", "")
        return known or " ".join(text_in(element).split()) or ana.lstrip("#") or group

    def is_note(self, element: Any) -> bool:
        """Tell a note of Copydesk's own from a span."""
        return bool(self.ours) and element.getparent().get("type") == "notes"

    def extras_of(self, name: str) -> Mapping[str, Any]:
        """Give what Copydesk noted of an element, by its name."""
        spans = self.ours.get("spans", {})
        found = spans.get(name, {}) if isinstance(spans, dict) else {}
        return found if isinstance(found, dict) else {}


def _ours(root: Any) -> Mapping[str, Any]:
    """Read the notes that Copydesk left in the header, if it did.

    Raises:
        CopydeskError: they are damaged.
    """
    data = root.find(f".//xenoData[@type='{KEY}']")
    if data is None:
        return {}
    try:
        found = json.loads(text_in(data))
    except (ValueError, RecursionError):
        found = None
    if not (isinstance(found, dict) and isinstance(found.get("article"), dict)):
        raise CopydeskError(
            "What Copydesk noted in the header (xenoData) is damaged; export the "
            "article again, or take that out."
        )
    return found


def _found(page: _Page, *, where: str, key: str) -> FoundArticle:
    laid = laid_out(page.root.find("text"))
    # Elements without any text, such as milestones, mark nothing.
    inline = [
        _span(page, one, label, place)
        for one, place in laid.places.items()
        if (label := page.label_of(one)) and place[0] < place[1]
    ]
    points = {f"#{one.get(XML_ID)}": at for one, at in laid.places.items()}
    apart, loose = _apart(page, points, laid.text)
    spans = sorted((*inline, *apart), key=lambda one: (one.start, -one.end))
    relations, strange = _relations(page)
    skipped = [f"{counted(len(laid.skipped), 'correction')} by the text's editors."]
    found = FoundArticle(
        where=where,
        text=laid.text,
        key=key,
        news=news_metadata(metadata_in(page.root)),
        spans=tuple(spans),
        relations=relations,
        is_rebuilt=not laid.is_kept,
        left_aside=(*loose, *strange, *(skipped if laid.skipped else ())),
    )
    return with_article_extras(found, page.ours["article"]) if page.ours else found


def _span(page: _Page, one: Any, label: str, place: tuple[int, int]) -> FoundSpan:
    said = _SAID if page.ours else _SAID - {"type"}
    values = {
        name.rpartition("}")[2]: value
        for name, value in one.attrib.items()
        if name not in said
    }
    name = one.get(XML_ID, "")
    resp = one.get("resp", "")
    found = FoundSpan(
        start=place[0],
        end=place[1],
        label=label,
        id=name,
        score=_score(one.get("cert", "")),
        annotator=page.people.get(resp, resp.removeprefix("#")),
        note=page.notes.get(f"#{name}", ""),
    )
    whole = with_span_extras(found, page.extras_of(name))
    return replace(whole, values=MappingProxyType({**values, **whole.values}))


def _score(said: str) -> float | None:
    if said in _CERTAIN:
        return _CERTAIN[said]
    is_number = re.fullmatch(r"(0|1)(\.\d+)?(e-\d+)?|\d(\.\d+)?e-\d+", said)
    return min(1.0, float(said)) if is_number else None


def _apart(
    page: _Page, points: Mapping[str, tuple[int, int]], text: str
) -> tuple[list[FoundSpan], list[str]]:
    """Read the spans that are put apart, between two places in the text."""
    found: list[FoundSpan] = []
    loose: list[str] = []
    for one in page.root.iterfind(".//spanGrp/span"):
        pointers = _pointers(one)
        if not pointers or page.is_note(one):
            continue
        places = [points[name] for name in pointers if name in points]
        label = page.label_apart(one)
        if len(places) < len(pointers):
            loose.append(
                f"A span ({label}) from {pointers[0]} to {pointers[-1]}, which are not "
                "in the text."
            )
        else:
            is_range = "from" in one.attrib
            ends = [(places[0][0], places[-1][1])] if is_range else sorted(places)
            parts = _united(ends, text)
            made = _span(page, one, label, (parts[0][0], parts[-1][1]))
            found.append(replace(made, parts=parts) if len(parts) > 1 else made)
    return found, loose


def _united(places: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Join what nothing but white space parts."""
    made = [places[0]]
    for start, end in places[1:]:
        first, last = made[-1]
        if text[last:start].strip():
            made.append((start, end))
        else:
            made[-1] = first, max(last, end)
    return tuple(made)


def _pointers(one: Any) -> list[str]:
    """List what a span points to: its first and last, or each of its parts."""
    if (first := one.get("from")) is not None:
        return [first, one.get("to", first)]
    return str(one.get("target", "")).split()


def _relations(page: _Page) -> tuple[tuple[FoundRelation, ...], list[str]]:
    """Read links between two spans; these go by the ids that the spans now have."""
    made: list[FoundRelation] = []
    strange: list[str] = []
    for one in page.root.iterfind(".//linkGrp/link[@target]"):
        label = page.labels.get(one.get("ana", ""), one.get("type", ""))
        label = label or one.getparent().get("type", "") or "link"
        match [_id(page, end) for end in one.get("target").split()]:
            case [str() as head, str() as child]:
                made.append(FoundRelation(label=label, head=head, child=child))
            case ends:
                strange.append(f"A link ({label}) of {len(ends)} ends.")
    return tuple(made), strange


def _id(page: _Page, pointer: str) -> str:
    name = pointer.removeprefix("#")
    return str(page.extras_of(name).get("id", name))


def _knows(head: Head) -> bool:
    root = root_of(head)
    return root is not None and root.tag.rpartition("}")[2] in _ROOTS


TEI_XML = Format(
    name="tei",
    title="TEI P5 XML",
    suffixes=(".xml", ".tei"),
    carries=EVERYTHING,
    loses=("control characters, for which XML has no place",),
    is_spread=True,
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=suited,
)
