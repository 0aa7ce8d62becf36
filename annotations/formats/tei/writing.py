"""TEI P5 as Copydesk writes it.

Entities stand in the text where they can; those that cross others, have gaps, or that
nobody stands behind are put apart (``standOff``), between anchors in the text. What
TEI has no place for goes into the header as JSON (``xenoData``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unicodedata import category

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.exchange.text import as_json
from annotations.formats.parts.extras import KEY, article_extras, span_extras
from annotations.formats.parts.xml import XML_ID, written
from annotations.formats.tei.names import TEI, element_for
from annotations.selection import GOOD_STATES

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Parsers follow 256 elements into each other, TEI's own around these included.
_DEEPEST = 100
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def page_of(annotated: AnnotatedArticle) -> bytes:
    """Write a document."""
    from lxml import etree

    unnamed: Any = {None: TEI}
    root = etree.Element(f"{{{TEI}}}TEI", nsmap=unnamed)
    root.text = "\n"
    made = _Page(annotated, _inline(annotated.spans))
    _header(_add(root, "teiHeader"), made)
    if made.apart or made.notes or annotated.relations:
        _stand_off(_add(root, "standOff"), made)
    # No white space around the text: what is in there is the text.
    content = etree.SubElement(_sub(_add(root, "text"), "body"), f"{{{TEI}}}ab")
    content.set(_SPACE, "preserve")
    _body(content, made)
    return written(root)


@dataclass
class _Page:
    """An article on its way, and the names by which its parts refer to each other."""

    annotated: AnnotatedArticle
    inline: list[AnnotatedSpan]
    apart: list[AnnotatedSpan] = field(init=False)
    names: dict[int, str] = field(init=False)
    labels: dict[str, str] = field(init=False)
    people: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        spans = self.annotated.spans
        within = {id(one) for one in self.inline}
        self.apart = [one for one in spans if id(one) not in within]
        # By the objects: not every span has an id of its own.
        self.names = {id(one): f"s{number}" for number, one in enumerate(spans, 1)}
        used = [one.label for one in spans]
        used += [one.label for one in self.annotated.relations]
        self.labels = _numbered("l", (one for one in used if not _is_word(one)))
        self.people = _numbered("r", (one.annotator for one in spans if one.annotator))

    @property
    def notes(self) -> list[AnnotatedSpan]:
        return [one for one in self.annotated.spans if one.note]

    def labelled(self, label: str) -> dict[str, str]:
        """Say a label: as a type, or by its entry in the header if it is no word."""
        if label in self.labels:
            return {"ana": f"#{self.labels[label]}"}
        return {"type": label}

    def attributes(self, one: AnnotatedSpan) -> dict[str, str]:
        """Say what TEI has attributes for."""
        score = one.suggestion.score if one.suggestion else None
        return {
            XML_ID: self.names[id(one)],
            **self.labelled(one.label),
            **({"resp": f"#{self.people[one.annotator]}"} if one.annotator else {}),
            **({} if score is None else {"cert": str(score)}),
        }

    def extras(self) -> dict[str, dict[str, object]]:
        """Say by their names what TEI has no places for."""
        within = {id(one) for one in self.inline}
        return {
            self.names[id(one)]: _extras(one, is_inline=id(one) in within)
            for one in self.annotated.spans
        }


def _inline(spans: Iterable[AnnotatedSpan]) -> list[AnnotatedSpan]:
    """Choose the spans that elements can be put around, outer first."""
    chosen: list[AnnotatedSpan] = []
    around: list[AnnotatedSpan] = []
    for one in sorted(spans, key=lambda one: (one.span.start, -one.span.end)):
        while around and around[-1].span.end <= one.span.start:
            around.pop()
        fits = not around or around[-1].span.end >= one.span.end
        is_plain = one.state in GOOD_STATES and not one.parts
        if fits and is_plain and len(around) < _DEEPEST:
            around.append(one)
            chosen.append(one)
    return chosen


def _is_word(label: str) -> bool:
    """Tell whether TEI takes a label for a type (``teidata.word``)."""
    return all(category(char)[0] in "LNPS" for char in label)


def _numbered(letter: str, names: Iterable[str]) -> dict[str, str]:
    unlike = dict.fromkeys(names)
    return {name: f"{letter}{number}" for number, name in enumerate(unlike, start=1)}


def _native(one: AnnotatedSpan) -> dict[str, str]:
    """Pick the values that an element in the text has attributes for."""
    named = {name: one.values[name] for name in ("ref", "key") if name in one.values}
    when = one.values.get("when", "")
    if element_for(one.label) in {"date", "time"} and _DAY.fullmatch(when):
        named["when"] = when
    return {name: value for name, value in named.items() if value.split() == [value]}


def _extras(one: AnnotatedSpan, *, is_inline: bool) -> dict[str, object]:
    left = {**span_extras(one)}
    left.pop("note", None)
    left.pop("annotator", None)
    values = dict(one.values)
    for name in _native(one) if is_inline else ():
        del values[name]
    left.pop("values", None)
    return left | ({"values": values} if values else {})


def _header(header: Any, made: _Page) -> None:
    news = made.annotated.article.news
    described = _add(header, "fileDesc")
    title = _add(described, "titleStmt")
    _add(title, "title", made.annotated.article.title or "Untitled")
    if news.byline:
        _add(title, "author", news.byline)
    for name, number in made.people.items():
        statement = _add(title, "respStmt", **{XML_ID: number})
        _add(statement, "resp", "annotation")
        _add(statement, "name", name)
    _add(_add(described, "publicationStmt"), "p", "Exported by Copydesk.")
    _source(_add(_add(described, "sourceDesc"), "bibl"), made)
    if made.labels:
        taxonomy = _add(_add(_add(header, "encodingDesc"), "classDecl"), "taxonomy")
        for name, number in made.labels.items():
            _add(_add(taxonomy, "category", **{XML_ID: number}), "catDesc", name)
    if news.language and _is_word(news.language):
        usage = _add(_add(header, "profileDesc"), "langUsage")
        _add(usage, "language", ident=news.language)
    told = {"article": article_extras(made.annotated), "spans": made.extras()}
    _add(header, "xenoData", as_json(told), type=KEY)


def _source(source: Any, made: _Page) -> None:
    news = made.annotated.article.news
    for tag, value in (
        ("title", news.headline),
        ("publisher", news.outlet),
        ("pubPlace", news.dateline),
    ):
        if value:
            _add(source, tag, value)
    if news.published is not None:
        iso = news.published.iso
        _add(source, "date", iso, **({"when": iso} if _DAY.fullmatch(iso) else {}))
    if news.url and news.url.split() == [news.url]:
        _add(source, "ptr", target=news.url)


def _stand_off(parent: Any, made: _Page) -> None:
    groups: defaultdict[str, list[AnnotatedSpan]] = defaultdict(list)
    for one in made.apart:
        groups["entities" if one.state in GOOD_STATES else one.state].append(one)
    for name, spans in groups.items():
        group = _add(parent, "spanGrp", type=name)
        for one in spans:
            ends = {"from": _anchor(one.span.start), "to": _anchor(one.span.end)}
            _add(group, "span", **made.attributes(one), **ends)
    if made.notes:
        group = _add(parent, "spanGrp", type="notes")
        for one in made.notes:
            _add(group, "span", one.note, target=f"#{made.names[id(one)]}")
    if made.annotated.relations:
        _relations(_add(parent, "linkGrp", type="relations"), made)


def _relations(group: Any, made: _Page) -> None:
    names = {one.id: f"#{made.names[id(one)]}" for one in made.annotated.spans}
    for relation in made.annotated.relations:
        target = f"{names[relation.head]} {names[relation.child]}"
        _add(group, "link", target=target, **made.labelled(relation.label))


def _anchor(point: int) -> str:
    return f"#a{point}"


def _body(content: Any, made: _Page) -> None:
    text = made.annotated.article.text
    opening: defaultdict[int, list[AnnotatedSpan]] = defaultdict(list)
    for one in made.inline:
        opening[one.span.start].append(one)
    anchors = _ends(made.apart)
    cuts = sorted({0, len(text), *anchors, *_ends(made.inline)})
    stack: list[tuple[int, Any]] = [(len(text) + 1, content)]
    for at, until in pairwise((*cuts, len(text))):
        last = None
        while stack[-1][0] == at:
            last = stack.pop()[1]
        if at in anchors:
            last = _sub(stack[-1][1], "anchor", **{XML_ID: _anchor(at)[1:]})
        for one in opening[at]:
            attributes = made.attributes(one) | _native(one)
            element = _sub(stack[-1][1], element_for(one.label), **attributes)
            stack.append((one.span.end, element))
            last = None
        if at < until:
            _write(stack[-1][1], last, text[at:until])


def _ends(spans: Sequence[AnnotatedSpan]) -> set[int]:
    return {point for one in spans for point in (one.span.start, one.span.end)}


def _write(parent: Any, last: Any, text: str) -> None:
    """Put text behind the last element in its parent, or in front of all."""
    if last is None:
        parent.text = text
    else:
        last.tail = text


def _sub(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{TEI}}}{tag}", attributes)
    element.text = text or None
    return element


def _add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """Add an element on a line of its own, where white space is no text."""
    element = _sub(parent, tag, text, **attributes)
    element.tail = "\n"
    return element
