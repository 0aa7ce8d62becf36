"""What the same work costs in other tools, in their own gestures.

Counted from their documentation and sources (2026-11), not from live use. An action is
one key chord, one click, one double-click or one drag; ways with the mouse count
nothing. Where two gestures are equally usual, their mean is taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.actions.gold import Finding, Goal, Kind, tokens_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A tool and its actions for each thing there is to do.

    ``confirm`` is 0 where a suggestion that was looked at is stored like one that was
    not: it can be compared with no policy that decides each. ``by_token`` says that
    ``boundary`` is for each token by which a span is off.
    """

    name: str
    confirm: float = 0
    label: float
    boundary: float
    delete: float
    add: float
    finish: float = 1
    by_token: bool = False

    def cost(self, finding: Finding, text: str) -> float:
        """Give the actions for one thing, by the cheaper way if there are two."""
        off = _off(finding, text) if self.by_token else 1
        boundary = self.boundary * off
        return {
            Kind.RIGHT: self.confirm,
            Kind.LABEL: min(self.label, self.delete + self.add),
            Kind.BOUNDARY: min(boundary, self.delete + self.add),
            Kind.BOTH: min(self.label + boundary, self.delete + self.add),
            Kind.SPURIOUS: self.delete,
            Kind.MISSED: self.add,
        }[finding.kind]

    def whole(self, goal: Goal, findings: Iterable[Finding]) -> float:
        """Give the actions for an article, its end included."""
        text = goal.article.text
        return sum(self.cost(one, text) for one in findings) + self.finish


PEERS = (
    # It finishes a segment, by default a sentence: one an article is to its favour.
    Peer(name="Prodigy ner.correct", label=3, boundary=2.5, delete=1, add=2),
    Peer(name="Label Studio", label=2, boundary=2, delete=2, add=2),
    Peer(name="INCEpTION", confirm=1, label=2, boundary=2, delete=1, add=2, finish=3),
    Peer(name="brat", label=3, boundary=3.5, delete=2.5, add=3),
    Peer(name="doccano", label=2, boundary=2.5, delete=1, add=2, finish=2),
    Peer(name="Argilla", label=3, boundary=3, delete=1.5, add=2),
    Peer(name="tecoholic NER Annotator", label=2.5, boundary=2.5, delete=1, add=2),
    Peer(
        name="MedCATtrainer", confirm=2, label=2, boundary=3, delete=2, add=3, finish=2
    ),
    Peer(name="SLATE", label=2.5, boundary=1, delete=2, add=5, by_token=True),
)
DECIDING = tuple(peer.name for peer in PEERS if peer.confirm)
"""Those that record what was agreed with."""


def _off(finding: Finding, text: str) -> int:
    """Count the tokens by which a span is too long or too short, at both ends."""
    if finding.wanted is None or finding.said is None:
        return 0
    (wanted, _), (said, _) = finding.wanted, finding.said
    ends = (wanted.start, said.start), (wanted.end, said.end)
    return sum(
        tokens_in(text, type(said)(min(pair), max(pair)))
        for pair in ends
        if pair[0] != pair[1]
    )
