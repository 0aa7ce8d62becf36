"""Changes from one release to another, counted and said."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from annotations.release.markdown import plain
from annotations.wording import counted, shortened

EXAMPLES = 10
"""How many of each kind of change are named."""


class Kind(StrEnum):
    """What can have become of an article or a span."""

    ARTICLE_ADDED = "articles added"
    ARTICLE_REMOVED = "articles removed"
    ARTICLE_MOVED = "articles moved to another part"
    SPAN_ADDED = "spans added"
    SPAN_REMOVED = "spans removed"
    SPAN_RELABELLED = "spans relabelled"
    SPAN_RESIZED = "spans resized"
    SPAN_RESTATED = "spans decided otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; ``before`` and ``after`` are parts, labels, words, or states."""

    kind: Kind
    article: str
    title: str
    text: str = ""
    before: str = ""
    after: str = ""

    def line(self) -> str:
        """Say it in a line."""
        said = f"“{shortened(self.text)}”" if self.text else ""
        where = f"“{shortened(self.title)}” ({self.article})"
        became = " → ".join(shortened(x) for x in (self.before, self.after) if x)
        said = " ".join(filter(None, (said, became)))
        return f"{said} in {where}" if self.text else f"{where} {said}".rstrip()


@dataclass(slots=True)
class Difference:
    """Counts of changes, with the first of each kind; ``spans`` go with articles."""

    counts: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))
    spans: dict[Kind, int] = field(default_factory=dict)
    examples: dict[Kind, list[Change]] = field(default_factory=dict)

    def add(self, change: Change, *, spans: int = 0) -> None:
        """Count a change in."""
        self.counts[change.kind] += 1
        if spans:
            self.spans[change.kind] = self.spans.get(change.kind, 0) + spans
        examples = self.examples.setdefault(change.kind, [])
        if len(examples) < EXAMPLES:
            examples.append(change)

    def lines(self) -> list[str]:
        """Say it for people: counts, each with its examples."""
        return list(self._lines()) or ["Nothing has changed."]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            kind.name.lower(): {
                "count": count,
                **({"spans": self.spans.get(kind, 0)} if kind in _WITH_SPANS else {}),
                "examples": [asdict(one) for one in self.examples.get(kind, ())],
            }
            for kind, count in self.counts.items()
        }

    def summed(self) -> str:
        """Say how much has changed in a line: ``1 span added; 2 spans removed``."""
        told = (self._told(kind) for kind, count in self.counts.items() if count)
        return "; ".join(told) or "nothing has changed"

    def markdown(self) -> str:
        """Write it as a page."""
        parts = ["# Changes since the earlier release\n"]
        told = [self._told(kind) for kind, count in self.counts.items() if count]
        parts.append("\n".join(f"- {one}" for one in told) or "Nothing has changed.")
        for kind in (one for one in Kind if self.counts[one]):
            parts.append(f"\n## {kind.value.capitalize()}\n")
            parts += [f"- {plain(one.line())}" for one in self.examples[kind]]
            parts += [f"- {more}" for more in self._more(kind)]
        return "\n".join(parts) + "\n"

    def _lines(self) -> Iterator[str]:
        for kind, count in self.counts.items():
            if count:
                yield f"{self._told(kind)}:"
                yield from (f"  {one.line()}" for one in self.examples[kind])
                yield from (f"  {more}" for more in self._more(kind))

    def _told(self, kind: Kind) -> str:
        noun, _, what = kind.value.partition("s ")
        said = f"{counted(self.counts[kind], noun)} {what}"
        spans = self.spans.get(kind, 0)
        return f"{said}, with {counted(spans, 'span')}" if spans else said

    def _more(self, kind: Kind) -> Iterator[str]:
        if (left := self.counts[kind] - len(self.examples[kind])) > 0:
            yield f"and {left:,} more"


_WITH_SPANS = {Kind.ARTICLE_ADDED, Kind.ARTICLE_REMOVED}
