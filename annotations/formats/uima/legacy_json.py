"""The JSON that UIMA wrote before its CAS JSON: lists of structures by view and type.

Short names of types are explained in ``_context``; what others point to stands in
``_referenced_fss`` by its number. What would be zero or empty is left out.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.units import Unit
from annotations.exchange.writing import key_of
from annotations.formats.uima.layered import Mark, Tie, layered
from annotations.formats.uima.layers import METADATA
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal

_CONTEXT, _VIEWS, _REFERENCED = "_context", "_views", "_referenced_fss"
_PLACES = frozenset({"sofa", "begin", "end", "_type"})
_ENDS = ("Governor", "Dependent")
_FIRST_VIEW = "_InitialView"
_FIELDS = ("documentTitle", "language")
_UNKNOWN = "x-unspecified"


def is_legacy(value: object) -> bool:
    """Tell it by the names of its parts."""
    return isinstance(value, dict) and all(
        isinstance(value.get(name), dict) for name in (_CONTEXT, _VIEWS)
    )


def articles_in_legacy(
    value: Mapping[str, Any], where: str
) -> Iterator[FoundArticle | Refusal]:
    """Read each view that has a text.

    Raises:
        CopydeskError: it is not as UIMA writes it.
    """
    try:
        found = [
            _View(value, name).article(
                where if name == _FIRST_VIEW else f"{where}, view {name}"
            )
            for name in value[_VIEWS]
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CopydeskError(
            "It is no JSON of UIMA, or damaged; export it again as UIMA CAS JSON."
        ) from error
    made = [one for one in found if one is not None]
    yield from made
    if not made:
        yield Refusal(where, "It holds no text; export it with its text.")


class _View:
    """The structures of a view, with their full types, by what others call them."""

    def __init__(self, value: Mapping[str, Any], name: str) -> None:
        self._name = name
        self._types: Mapping[str, Any] = value[_CONTEXT].get("_types", {})
        self._referenced: Mapping[str, Any] = value.get(_REFERENCED, {})
        self._found: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for kind, members in value[_VIEWS][name].items():
            for number, one in enumerate(members):
                is_pointer = isinstance(one, int)
                key = str(one) if is_pointer else f"{kind}.{number}"
                self._found[key] = kind, self._referenced[key] if is_pointer else one

    def article(self, where: str) -> FoundArticle | None:
        """Make an article, if there is a text."""
        text = next(
            (
                one["sofaString"]
                for one in self._referenced.values()
                if one.get("sofaID") == self._name and "sofaString" in one
            ),
            None,
        )
        if text is None:
            return None
        made = layered(list(self._marks()), list(self._ties()))
        fields = self._fields()
        return FoundArticle(
            where=where,
            text=text,
            key=key_of(Path(str(fields.get("documentTitle", ""))).stem),
            news=news_metadata(fields),
            spans=made.spans,
            relations=made.relations,
            unit=Unit.UTF_16,
            left_aside=made.left_aside,
        )

    def _marks(self) -> Iterator[Mark]:
        for key, (kind, one) in self._found.items():
            if "end" in one and not _is_relation(one):
                yield Mark(
                    layer=self._layer(kind),
                    id=key,
                    start=int(one.get("begin", 0)),
                    end=int(one["end"]),
                    features=dict(self._said(kind, one)),
                )

    def _ties(self) -> Iterator[Tie]:
        for key, (kind, one) in self._found.items():
            said = dict(self._said(kind, one))
            layer = self._layer(kind)
            if _is_relation(one):
                head, child = (self._known(one[name]) for name in _ENDS)
                yield Tie(layer=layer, features=said, head=head, child=child)
            elif isinstance(one.get("next"), int):
                link = said.get("referenceRelation")
                yield Tie(
                    layer=layer,
                    features={"value": link} if link else {},
                    head=key,
                    child=self._known(one["next"]),
                )

    def _known(self, number: object) -> str | None:
        return str(number) if str(number) in self._found else None

    def _layer(self, kind: str) -> str:
        return str(self._types.get(kind, {}).get("_id", kind))

    def _said(self, kind: str, one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the features in words; numbers may point to others."""
        known = self._types.get(kind, {}).get("_feature_types", {})
        pointing = {name for name, what in known.items() if what == "_ref"}
        for name, value in one.items():
            if name in _PLACES or name in _ENDS or name in pointing or name == "next":
                continue
            if isinstance(value, bool):
                yield name, str(value).lower()
            elif isinstance(value, str | int | float):
                yield name, str(value)

    def _fields(self) -> dict[str, object]:
        made: dict[str, object] = {}
        for kind, one in self._found.values():
            if self._layer(kind) == METADATA:
                made = {name: one[name] for name in _FIELDS if one.get(name)}
        if made.get("language") == _UNKNOWN:
            del made["language"]
        return made


def _is_relation(one: Mapping[str, Any]) -> bool:
    return all(name in one for name in _ENDS)
