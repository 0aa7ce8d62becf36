"""brat standoff: the text in ``.txt``, what is said of it in ``.ann`` beside it.

Spans are T lines, states and scores A lines (attributes), notes ``#`` lines; what brat
has no line for stands in a ``#`` line of type ``Copydesk``, as JSON.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.exchange.fitting import Fitted, and_then, relabelled
from annotations.exchange.format import Format, Writer
from annotations.exchange.losses import Loss, changed, left_out, of_article
from annotations.exchange.record import suggestion_record
from annotations.exchange.settling import suggested
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING, Trait
from annotations.exchange.writing import SpreadWriter
from annotations.formats.brat import standoff
from annotations.formats.brat.conf import annotation_conf, visual_conf
from annotations.formats.brat.pieces import as_brat_has_it, pieces
from annotations.formats.brat.standoff import NAME, OURS, REFERENCE, SCORE, STATE
from annotations.formats.parts.extras import span_extras
from annotations.formats.parts.plain import plain_name, without_mark

_CARRIES = EVERYTHING - {
    *(Trait.IDS, Trait.METADATA, Trait.EXTRA, Trait.ZONES, Trait.REVIEW),
    Trait.WHITE_ENDS,
}
_NAMES = "the spelling of labels: brat takes letters, digits, - and _ of ASCII"
_RELATION_NAMES = "the spelling of relations: brat takes the same as for labels"
_GAPS = "where exactly they begin, end and have gaps, next to white space"
_VALUE = re.compile(r"\S+")
_REFERENCE = re.compile(r"[^\s:]+:\S+( .+)?")


def _shape(found: Fitted) -> Fitted:
    found = relabelled(_in_pieces(found), plain_name, _NAMES)
    before = found.annotated
    after = tuple(replace(one, label=plain_name(one.label)) for one in before.relations)
    if after != before.relations:
        loss = of_article(before, _RELATION_NAMES)
        found = and_then(found, replace(before, relations=after), loss)
    return without_mark(found)


def _in_pieces(found: Fitted) -> Fitted:
    before = found.annotated
    kept: list[AnnotatedSpan] = []
    losses: list[Loss] = []
    for one in before.spans:
        made = as_brat_has_it(before.article.text, one)
        if made is None:
            losses.append(left_out(before, one, "nothing but white space"))
        else:
            kept.append(made)
            if made != one:
                losses.append(changed(before, one, _GAPS))
    ids = {one.id for one in kept}
    relations = tuple(one for one in before.relations if {one.head, one.child} <= ids)
    gone = len(before.relations) - len(relations)
    losses += [of_article(before, Trait.RELATIONS.said)] * gone
    after = replace(before, spans=tuple(kept), relations=relations)
    return and_then(found, after, *losses)


def _pages(fitted: Fitted) -> dict[str, bytes]:
    annotated = fitted.annotated
    lines = "".join(f"{line}\n" for line in _lines(annotated))
    return {".ann": lines.encode(), ".txt": annotated.article.text.encode()}


def _lines(annotated: AnnotatedArticle) -> Iterator[str]:
    text = annotated.article.text
    counts: Counter[str] = Counter()
    names = {one.id: f"T{number}" for number, one in enumerate(annotated.spans, 1)}
    for number, one in enumerate(annotated.spans, 1):
        cut = pieces(text, one)
        places = ";".join(f"{start} {end}" for start, end in cut)
        words = " ".join(text[start:end] for start, end in cut)
        yield f"T{number}\t{one.label} {places}\t{words}"
        for kind, rest in _said(one, f"T{number}"):
            counts[kind] += 1
            yield f"{kind}{counts[kind]}\t{rest}"
    for number, relation in enumerate(annotated.relations, 1):
        head, child = names[relation.head], names[relation.child]
        yield f"R{number}\t{relation.label} Arg1:{head} Arg2:{child}\t"


def _said(one: AnnotatedSpan, name: str) -> Iterator[tuple[str, str]]:
    """Say what is known of a span, each with the first letter of its line's id."""
    extras = {
        key: value
        for key, value in span_extras(one).items()
        if key not in {"id", "parts", "state"}
    }
    if one.state != State.ADDED:
        yield "A", f"{STATE} {name} {one.state}"
    suggestion = one.suggestion
    if suggestion is not None and suggestion.score is not None:
        yield "A", f"{SCORE} {name} {suggestion.score!r}"
        alone = suggested(one.span, one.label, score=suggestion.score)
        if suggestion_record(suggestion) == suggestion_record(alone):
            del extras["suggestion"]
    if all(map(_is_plain, one.values.items())):
        extras.pop("values", None)
        yield from (_value(name, *pair) for pair in one.values.items())
    if "\r" not in one.note:
        extras.pop("note", None)
        lines = one.note.split("\n") if one.note else ()
        yield from (("#", f"{standoff.NOTES} {name}\t{line}") for line in lines)
    if extras:
        yield "#", f"{OURS} {name}\t{as_json(extras)}"


def _is_plain(pair: tuple[str, str]) -> bool:
    """Tell whether a value can be an attribute or a reference of brat's."""
    name, value = pair
    if name in {STATE, SCORE} or not NAME.fullmatch(name):
        return False
    if name == REFERENCE:
        return _REFERENCE.fullmatch(value) is not None
    return not value or _VALUE.fullmatch(value) is not None


def _value(target: str, name: str, value: str) -> tuple[str, str]:
    if name == REFERENCE:
        place, _, words = value.partition(" ")
        return "N", f"{name} {target} {place}\t{words}"
    return "A", f"{name} {target} {value}".rstrip()


def _writer(path: Path) -> Writer:
    relations: dict[str, None] = {}
    attributes: dict[str, dict[str, None]] = {}

    def pages(fitted: Fitted) -> Mapping[str, bytes]:
        annotated = fitted.annotated
        relations.update(dict.fromkeys(one.label for one in annotated.relations))
        for one in annotated.spans:
            for name, value in filter(_is_plain, one.values.items()):
                attributes.setdefault(name, {})[value] = None
        return _pages(fitted)

    def rest(labels: Iterable[str]) -> Mapping[str, bytes]:
        names = list(labels)
        conf = annotation_conf(
            names, sorted(relations), _listed(attributes), state=STATE
        )
        return {"annotation.conf": conf, "visual.conf": visual_conf(names)}

    return SpreadWriter(path, pages, rest)


def _listed(attributes: Mapping[str, Any]) -> dict[str, list[str]]:
    """Give the values an attribute may have; a reference is no attribute."""
    return {
        name: sorted(filter(None, values))
        for name, values in sorted(attributes.items())
        if name != REFERENCE
    }


BRAT = Format(
    name="brat",
    title="brat standoff",
    suffixes=(".ann", ".a1"),
    carries=_CARRIES,
    loses=(
        "the spelling of labels with other characters than letters, digits, - and _",
        "gaps that are white space with a line break",
    ),
    is_spread=True,
    writer=_writer,
    read=standoff.read,
    knows=standoff.knows,
    shape=_shape,
)
