"""Pages of HTML as Label Studio's offsets count them.

It counts what is in the body: the characters of each text there, shown or not, and one
for each line break. Older files name a text by its path and count from its beginning,
in UTF-16 units as browsers do.

Source: ``domManager`` in Label Studio's editor.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from annotations.offsets import LineEnds, Utf16Map

_HIDDEN = frozenset({"title", "style", "script"})
_HEAD = frozenset({"head", "meta", "link", "base"}) | _HIDDEN
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"source", "track", "wbr"}
)
_CELL = frozenset({"td", "th"})
# What the beginning of an element ends that nobody has ended.
_ENDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("td", "th"), _CELL),
    "tr": _CELL | {"tr"},
    **dict.fromkeys(("tbody", "thead", "tfoot"), _CELL | {"tr", "tbody", "thead"}),
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(
        ("p", "div", "ul", "ol", "table", "blockquote", "section", "article", "pre"),
        frozenset({"p"}),
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset({"p"})),
}
_TEXT = "text()"
_STEP = re.compile(r"/([^/\[\]]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Page:
    """What is counted of a page, and from where to where each text in it goes."""

    text: str
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, path: str, offset: int) -> int | None:
        """Find the code point at an offset from the beginning of a text, or nothing."""
        place = self.places.get(_plain(path))
        if place is None:
            return None
        units = Utf16Map.of(self.text[slice(*place)])
        inside = 0 <= offset <= units.to_units(place[1] - place[0])
        return place[0] + units.to_points(offset) if inside else None


def page_of(html: str) -> Page:
    """Take a page apart as a browser does."""
    parser = _Body()
    parser.feed(LineEnds.of(html).text)
    parser.close()
    return Page("".join(parser.found), parser.places)


def is_path(found: object) -> bool:
    """Tell the path to a text of a page from other places."""
    return isinstance(found, str) and found.startswith("/")


def _plain(path: str) -> str:
    """Write a path with all numbers, from the body on."""
    steps = [(name.lower(), number or "1") for name, number in _STEP.findall(path)]
    while steps and steps[0][0] in {"html", "body"}:
        steps.pop(0)
    return "".join(f"/{name}[{number}]" for name, number in steps)


class _Body(HTMLParser):
    """Gathers the texts of a body, with the path of each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.places: dict[str, tuple[int, int]] = {}
        self._length = 0
        self._open: list[str] = []
        self._counted: list[Counter[str]] = [Counter()]
        self._path = ""
        self._in_body = False
        self._is_hidden = False
        self._may_skip = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._in_body = True
        elif tag == "html" or (tag in _HEAD and not self._in_body):
            self._is_hidden = tag in _HIDDEN
        else:
            self._in_body = True
            self._begin(tag)
        # Of a text that begins so, the first line is the next one.
        self._may_skip = tag in {"pre", "textarea"}

    @override
    def handle_endtag(self, tag: str) -> None:
        self._is_hidden = self._may_skip = False
        if tag in map(_name, self._open):
            while self._leave() != tag:
                pass

    @override
    def handle_comment(self, data: str) -> None:
        self._path = ""

    @override
    def handle_data(self, data: str) -> None:
        if not self._in_body:
            # Before the body begins, white space is nowhere.
            data = "" if self._is_hidden else data.lstrip()
        if self._may_skip:
            data, self._may_skip = data.removeprefix("\n"), False
        if not data:
            return
        self._in_body = True
        if not self._path:
            step = self._step(_TEXT)
            self._path = "".join(f"/{one}" for one in [*self._open, step])
            self.places[self._path] = self._length, self._length
        self._take(data)
        self.places[self._path] = self.places[self._path][0], self._length

    def _begin(self, tag: str) -> None:
        ended = _ENDS.get(tag, frozenset())
        while self._open and _name(self._open[-1]) in ended:
            self._leave()
        if tag == "tr" and self._open and _name(self._open[-1]) == "table":
            self._enter("tbody")
        self._enter(tag)
        if tag in _VOID:
            self._leave()
        if tag == "br":
            self._take("\n")

    def _enter(self, tag: str) -> None:
        self._open.append(self._step(tag))
        self._counted.append(Counter())
        self._path = ""

    def _leave(self) -> str:
        self._counted.pop()
        self._path = ""
        return _name(self._open.pop())

    def _step(self, name: str) -> str:
        self._counted[-1][name] += 1
        return f"{name}[{self._counted[-1][name]}]"

    def _take(self, data: str) -> None:
        self.found.append(data)
        self._length += len(data)


def _name(step: str) -> str:
    return step.partition("[")[0]
