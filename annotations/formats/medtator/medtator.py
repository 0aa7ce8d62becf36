"""MedTator and MAE: XML with the text first, then a tag for each span and link.

What MedTator has no attribute for stands in attributes named ``copydesk.…``, which it
keeps; what is known of the article in a tag of the whole document (``-1~-1``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter
from annotations.formats.medtator import tags
from annotations.formats.medtator.tags import ARTICLE, GAP, LABEL, WHOLE, tag_for
from annotations.formats.parts.extras import article_extras, as_features, span_extras
from annotations.formats.parts.xml import suited, written
from annotations.offsets import Utf16Map

_ROOT = "COPYDESK"
_VALUE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# What MedTator itself says by these, and what it takes for parts of links.
_TAKEN = re.compile(r"(?i:id|tag|text|spans|xml.*)|.*ID|.*Text")


def _pages(fitted: Fitted) -> dict[str, bytes]:
    from lxml import etree

    annotated = fitted.annotated
    text = annotated.article.text
    root = etree.Element(_ROOT)
    root.text = "\n"
    _child(root, "TEXT", {}).text = etree.CDATA(text)
    tags = _child(root, "TAGS", {})
    tags.text = "\n"
    _child(tags, ARTICLE, _of_article(annotated))
    units = Utf16Map.of(text)
    known: dict[str, tuple[str, str]] = {}
    for number, one in enumerate(annotated.spans, start=1):
        name = f"{tag_for(one.label)}-{number}"
        quote = GAP.join(part.of(text) for part in one.parts or (one.span,))
        known[one.id] = name, quote
        said = {"spans": _places(one, units), "text": quote, "id": name}
        _child(tags, tag_for(one.label), said | _attributes(one))
    for number, relation in enumerate(annotated.relations, start=1):
        said = {"id": f"LINK-{number}", **dict(_ends(relation, known))}
        _child(tags, tag_for(relation.label), said)
    return {".xml": written(root)}


def _child(parent: Any, tag: str, attributes: Mapping[str, str]) -> Any:
    from lxml import etree

    made = etree.SubElement(parent, tag, dict(attributes))
    made.tail = "\n"
    return made


def _of_article(annotated: AnnotatedArticle) -> dict[str, str]:
    start, end = WHOLE
    said = {"spans": f"{start}~{end}", "text": "", "id": f"{ARTICLE}-0"}
    return said | as_features(article_extras(annotated))


def _places(one: AnnotatedSpan, units: Utf16Map) -> str:
    ends = ((part.start, part.end) for part in one.parts or (one.span,))
    return ",".join(f"{units.to_units(a)}~{units.to_units(b)}" for a, b in ends)


def _attributes(one: AnnotatedSpan) -> dict[str, str]:
    extras = span_extras(one)
    extras.pop("parts", None)
    values: Mapping[str, str] = {}
    if all(map(_is_plain, one.values)):
        extras.pop("values", None)
        values = one.values
    return _named(one.label) | {**values} | as_features(extras)


def _named(label: str) -> dict[str, str]:
    """Keep how a label is written, where its tag is written otherwise."""
    return {LABEL: label} if tag_for(label) != label else {}


def _is_plain(name: str) -> bool:
    return bool(_VALUE_NAME.fullmatch(name)) and not _TAKEN.fullmatch(name)


def _ends(
    relation: Relation, known: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for role, end in (("head", relation.head), ("child", relation.child)):
        name, quote = known[end]
        yield f"{role}ID", name
        yield f"{role}Text", quote
    yield from _named(relation.label).items()


def _writer(path: Path) -> Writer:
    links: dict[str, None] = {}

    def pages(fitted: Fitted) -> Mapping[str, bytes]:
        links.update(dict.fromkeys(one.label for one in fitted.annotated.relations))
        return _pages(fitted)

    def rest(labels: Iterable[str]) -> Mapping[str, bytes]:
        lines = _schema(
            sorted(set(map(tag_for, labels))), sorted(set(map(tag_for, links)))
        )
        return {f"{_ROOT}.dtd": "".join(f"{line}\n" for line in lines).encode()}

    return SpreadWriter(path, pages, rest)


def _schema(labels: Iterable[str], links: Iterable[str]) -> Iterator[str]:
    """Say which tags there are, one declaration a line as MedTator reads them."""
    yield f'<!ENTITY name "{_ROOT}">'
    yield f"<!ELEMENT {ARTICLE} ( #PCDATA ) >"
    yield f"<!ATTLIST {ARTICLE} spans #IMPLIED >"
    for name in labels:
        yield f"<!ELEMENT {name} ( #PCDATA ) >"
    for name in links:
        yield f"<!ELEMENT {name} EMPTY >"
        yield f'<!ATTLIST {name} arg0 IDREF prefix="head" #IMPLIED >'
        yield f'<!ATTLIST {name} arg1 IDREF prefix="child" #IMPLIED >'


MEDTATOR = Format(
    name="medtator",
    title="MedTator XML",
    suffixes=(".xml",),
    carries=EVERYTHING,
    loses=("characters that XML cannot have",),
    is_spread=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=tags.read,
    knows=tags.knows,
    shape=suited,
)
