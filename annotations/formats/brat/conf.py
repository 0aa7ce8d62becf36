"""What brat shows a folder by: its types in one file, their colours in another."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from annotations.annotation import State
from annotations.colour import BLACK, WHITE, Rgb, contrast
from annotations.colouring import spread
from annotations.label import Label, LabelScheme
from annotations.marks import PENDING
from annotations.ontonotes import ONTONOTES

_ANY = "Arg1:<ENTITY>, Arg2:<ENTITY>"
_STATES = (State.CONFIRMED, State.CORRECTED, State.REJECTED, PENDING)
_MOST = 50
_SEPARATORS = frozenset("|,:<>")


def annotation_conf(
    labels: Iterable[str],
    relations: Iterable[str],
    attributes: Mapping[str, Iterable[str]],
    *,
    state: str,
) -> bytes:
    """List the types in use; attributes with free values are left to be seen."""
    values = {state: list(_STATES), **attributes}
    sections = {
        "entities": labels,
        "relations": chain(
            (f"{name}\t{_ANY}" for name in relations),
            [f"<OVERLAP>\t{_ANY}, <OVL-TYPE>:<ANY>"],
        ),
        "events": (),
        "attributes": chain.from_iterable(map(_attribute, values.items())),
    }
    return _file(sections)


def visual_conf(labels: Iterable[str]) -> bytes:
    """Give labels the colours they have in Copydesk, and others colours apart."""
    names = list(labels)
    others = LabelScheme(tuple(Label(one) for one in names if one not in ONTONOTES))
    colours = {one.name: one.colour for one in ONTONOTES} | spread(others)
    return _file({"labels": (), "drawing": (_drawn(one, colours) for one in names)})


def _file(sections: Mapping[str, Iterable[str]]) -> bytes:
    lines = chain.from_iterable(
        (f"[{name}]", "", *inner, "") for name, inner in sections.items()
    )
    return "\n".join(lines).encode()


def _attribute(named: tuple[str, Iterable[str]]) -> Iterator[str]:
    name, values = named[0], list(named[1])
    if not values:
        yield f"{name}\tArg:<ENTITY>"
    elif len(values) <= _MOST and not any(_SEPARATORS & set(one) for one in values):
        yield f"{name}\tArg:<ENTITY>, Value:{'|'.join(values)}"


def _drawn(name: str, colours: Mapping[str, str]) -> str:
    colour = Rgb.of(colours[name])
    ink = max((BLACK, WHITE), key=lambda one: contrast(one, colour))
    front = "black" if ink == BLACK else "white"
    return f"{name}\tbgColor:{colour}, fgColor:{front}, borderColor:darken"
