"""What the decisions in an article itself say of its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotations.annotation import State
from annotations.layer import Layer
from annotations.memory.around import LONGEST
from annotations.memory.follow import Followed, short_forms
from annotations.memory.page import Page
from annotations.span import Span


@dataclass(frozen=True, slots=True)
class Here:
    """How often words stand under each label here, and how often one was rejected.

    ``follows`` are short forms of names that were decided here, ``spans`` tells where
    words stand that were accepted, ``turned_down`` what was rejected.
    """

    accepted: Mapping[str, Mapping[str, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    rejected: Mapping[str, Mapping[str, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    follows: Followed = field(default_factory=lambda: MappingProxyType({}))
    spans: Mapping[str, Sequence[Span]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    turned_down: frozenset[tuple[Span, str]] = frozenset()

    @classmethod
    def of(cls, page: Page, layer: Layer) -> "Here":
        """Read what was decided."""
        accepted: dict[str, dict[str, int]] = {}
        rejected: dict[str, dict[str, int]] = {}
        spans: dict[str, list[Span]] = {}
        turned_down = set()
        for one in layer.by_id.values():
            span = one.span
            if span.end - span.start <= LONGEST:
                words = page.words(span)
                counted = rejected if one.state is State.REJECTED else accepted
                labels = counted.setdefault(words, {})
                labels[one.label] = labels.get(one.label, 0) + 1
                if one.state is State.REJECTED:
                    turned_down.add((span, one.label))
                else:
                    spans.setdefault(words, []).append(span)
        forms = short_forms(page, layer)
        return cls(accepted, rejected, forms, spans, frozenset(turned_down))

    def label_of(self, words: str) -> str | None:
        """Give the label that words have here, if they have only one."""
        labels = self.accepted.get(words)
        return next(iter(labels)) if labels and len(labels) == 1 else None

    def refuses(self, words: str, label: str) -> bool:
        """Tell whether a label was rejected here no less often than accepted."""
        if words not in self.rejected:
            return False
        rejected = self.rejected[words].get(label, 0)
        return 0 < rejected >= self.accepted.get(words, {}).get(label, 0)
