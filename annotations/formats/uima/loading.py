"""Loading a CAS of UIMA with dkpro-cassis, whether or not its types came with it."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.format import Entity, Seen
from annotations.formats.parts.extra import need
from annotations.formats.parts.xml import parsed
from annotations.formats.uima.layers import NAMED_ENTITY

_XMI_ID = "{http://www.omg.org/XMI}id"
_XMLNS = "http:///"
_BUILT_IN = "uima.cas"
_STRING, _ANNOTATION, _TOP = "uima.cas.String", "uima.tcas.Annotation", "uima.cas.TOP"
_POINTING = frozenset({"Governor", "Dependent", "target", "next", "first"})
# cassis calls features so that Python has a use for.
_RENAMED = frozenset({"type_", "self_"})
_SPOILT = (AttributeError, LookupError, RecursionError, RuntimeError)
# A name that is none to Python is one to attrs, which makes a class of it.
_SPOILT_TOO = (SyntaxError, TypeError, ValueError)


def loaded(load: Callable[[], Any]) -> Any:
    """Load a CAS, with what goes wrong in one sentence.

    Raises:
        CopydeskError: it is no CAS, or contradicts its types.
    """
    missing = need("cassis.typesystem", "uima").TypeNotFoundError
    try:
        with warnings.catch_warnings():
            # Of types it does not know, and of offsets, which are looked at anyway.
            warnings.simplefilter("ignore")
            return load()
    except (*_SPOILT, *_SPOILT_TOO, missing) as error:
        raise CopydeskError(
            "It is no CAS that dkpro-cassis could read; check that it is whole, and "
            "that the TypeSystem.xml beside it is its own."
        ) from error


def types_beside(path: Path) -> Any:
    """Find the type system in the folder of a file, in the one above, or an empty one.

    Raises:
        CopydeskError: it is damaged.
    """
    beside = _named_types(path.parent)
    # One that goes by the name of the file is for it alone.
    own = [one for one in beside if one.name.startswith(path.stem)]
    chosen = [*own, *beside, *_named_types(path.parent.parent)][:1]
    return _types(chosen[0].read_bytes()) if chosen else _types(b"")


def _named_types(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.xml"))
    return [one for one in found if "typesystem" in one.name.lower().replace("-", "")]


@lru_cache(maxsize=4)
def _types(data: bytes) -> Any:
    cassis = need("cassis", "uima")
    if not data:
        return cassis.TypeSystem()
    parsed(data)
    return loaded(lambda: cassis.load_typesystem(BytesIO(data)))


def with_types_of(root: Any, types: Any) -> Any:
    """Add the types and features that a document uses and its type system lacks.

    All that is known of them is how they are used, so that their features are words,
    or point to what the document has by those numbers.
    """
    known: dict[str, set[str]] = {}
    strange = [
        (name, element)
        for element in root
        if (name := _type_name(element.tag))
        and not set(element.keys()) <= _features(types, name, known)
    ]
    if not strange:
        return types
    made = need("cassis", "uima").merge_typesystems(types)
    by_id = {one.get(_XMI_ID): one for one in root}

    def learn() -> Any:
        for name, element in strange:
            _learn(made, name, element, by_id)
        return made

    return loaded(learn)


def _features(types: Any, name: str, known: dict[str, set[str]]) -> set[str]:
    """Name the attributes that a type may have; none if there is no such type."""
    if name not in known:
        known[name] = (
            {
                feature.name.removesuffix("_")
                if feature.name in _RENAMED
                else feature.name
                for feature in types.get_type(name).all_features
            }
            | {_XMI_ID}
            if types.contains_type(name)
            else set()
        )
    return known[name]


def seen_in(cas: Any) -> Iterator[Seen]:
    """Say what cassis itself finds: texts, and named entities in code points."""
    for view in cas.views:
        entities = (
            Entity(one.begin, one.end, one.value)
            for one in view.get_all_fs()
            if one.type.name == NAMED_ENTITY
        )
        yield Seen(view.sofa.sofaString, tuple(sorted(entities)))


def _learn(types: Any, name: str, element: Any, by_id: Mapping[str, Any]) -> None:
    if not types.contains_type(name):
        is_placed = {"begin", "end", "sofa"} <= set(element.keys())
        types.create_type(name, supertypeName=_ANNOTATION if is_placed else _TOP)
    kind = types.get_type(name)
    known = _features(types, name, {})
    used = dict.fromkeys((*element.keys(), *(child.tag for child in element)))
    for feature in used:
        if feature not in known:
            value = element.get(feature, "")
            types.create_feature(kind, feature, _range(feature, value, by_id))


def _range(feature: str, value: str, by_id: Mapping[str, Any]) -> str:
    """Guess what a feature holds from one of its values."""
    targets = [by_id.get(one) for one in value.split()]
    if feature in _POINTING and len(targets) == 1 and targets[0] is not None:
        return _TOP
    if targets and all(one is not None and one.get("target") for one in targets):
        return "uima.cas.FSArray"
    return _STRING


def _type_name(tag: str) -> str:
    """Name the type that an element of XMI stands for, if it stands for one."""
    space, _, name = tag.removeprefix("{").partition("}")
    package = space.removeprefix(_XMLNS).removesuffix(".ecore").replace("/", ".")
    if not space.startswith(_XMLNS) or package == _BUILT_IN:
        return ""
    return name if package == "uima.noNamespace" else f"{package}.{name}"
