"""Types of a CAS as files describe them: what they derive from, and their features."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.formats.parts.xml import parsed
from annotations.formats.uima.layers import DOCUMENT

CAS = "uima.cas."
_STRING = f"{CAS}String"
_NUMBERS = ("Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double")
_PRIMITIVES = frozenset({_STRING, *(f"{CAS}{one}" for one in _NUMBERS)})
_COLLECTIONS = frozenset(
    f"{CAS}{one}{many}" for one in ("String", *_NUMBERS) for many in ("Array", "List")
)
_LINKING = frozenset({f"{CAS}FSArray", f"{CAS}FSList"})
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Kinds:
    """Types by their names: ``parents``, and what each ``own`` feature ranges over."""

    parents: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def features(self, name: str) -> Mapping[str, str]:
        """Give a type's features and what they range over, inherited ones first."""
        made: dict[str, str] = {}
        for one in reversed(self._line(name)):
            made |= self.own.get(one, _NONE)
            if one == DOCUMENT:
                made["language"] = _STRING
        return made

    def is_words(self, name: str) -> bool:
        """Tell whether a value of a type is words or a number."""
        return any(one in _PRIMITIVES for one in self._line(name))

    def _line(self, name: str) -> list[str]:
        """Name a type and those it derives from, each once, whatever is said."""
        line = dict.fromkeys([name])
        while (name := self.parents.get(name, "")) and name not in line:
            line[name] = None
        return list(line)


def is_collection(name: str) -> bool:
    """Tell whether a type gathers words or numbers, not structures."""
    return name in _COLLECTIONS


def is_linking(name: str) -> bool:
    """Tell whether a type gathers structures."""
    return name in _LINKING


def described(types: Mapping[str, Any]) -> Kinds:
    """Take types as CAS JSON describes them.

    Raises:
        CopydeskError: they are none.
    """
    try:
        return Kinds(
            {name: one.get("%SUPER_TYPE", "") for name, one in types.items()},
            {name: dict(_ranges(one)) for name, one in types.items()},
        )
    except (AttributeError, LookupError, TypeError) as error:
        raise CopydeskError(
            "Its types (“%TYPES”) are not as UIMA writes them; export it again."
        ) from error


def _ranges(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, feature in said.items():
        if not name.startswith("%"):
            yield name, feature["%RANGE"]


def kinds_beside(path: Path) -> Kinds:
    """Read the type system in the folder of a file, or in the one above, if any.

    Raises:
        CopydeskError: it is damaged.
        OSError: it cannot be read.
    """
    found = types_beside(path)
    return _kinds(found.read_bytes()) if found else Kinds()


def types_beside(path: Path) -> Path | None:
    """Find the type system that goes with a file."""
    beside = _named_types(path.parent)
    # One that goes by the name of the file is for it alone.
    own = [one for one in beside if one.name.startswith(path.stem)]
    found = own or beside or _named_types(path.parent.parent)
    return found[0] if found else None


def _named_types(folder: Path) -> Sequence[Path]:
    # A folder may hold as many files as there are articles.
    return _listed(folder, folder.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _listed(folder: Path, _: int) -> Sequence[Path]:
    found = sorted(folder.glob("*.xml"))
    return [one for one in found if "typesystem" in one.name.lower().replace("-", "")]


@lru_cache(maxsize=4)
def _kinds(data: bytes) -> Kinds:
    parents: dict[str, str] = {}
    own: dict[str, dict[str, str]] = {}
    for one in parsed(data).iter("{*}typeDescription"):
        name = _said(one, "name")
        parents[name] = _said(one, "supertypeName")
        own.setdefault(name, {}).update(
            (_said(feature, "name"), _said(feature, "rangeTypeName"))
            for feature in one.iter("{*}featureDescription")
        )
    return Kinds(parents, own)


def _said(element: Any, name: str) -> str:
    said: str | None = element.findtext(f"{{*}}{name}")
    if said is None:
        raise CopydeskError(
            "The type system beside it has a type without all of its names; export "
            "both again."
        )
    return said.strip()
