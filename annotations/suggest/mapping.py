"""What a pipeline's labels become in a project: kept, mapped or ignored."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotations.errors import CopydeskError
from annotations.label import LabelScheme
from annotations.suggest.equivalents import canonical
from annotations.suggest.suggester import Suggester
from annotations.suggestion import Pipeline, Proposal

IGNORED = ""
"""What a label becomes that is left out."""


@dataclass(frozen=True, slots=True)
class LabelMap:
    """Translates labels into a scheme's; ``said`` is what a person decided on.

    What nobody decided on is kept if the scheme has it, becomes what the scheme calls
    the same thing, or else is ignored.
    """

    scheme: LabelScheme
    said: Mapping[str, str]

    def target(self, label: str) -> str:
        """Give the label of the scheme, or ``IGNORED``."""
        return self.scheme.readings.today(self.written(label))

    def written(self, label: str) -> str:
        """Give the name to store: of a label that was renamed, the one it had.

        So a renaming makes no other machine of it, and can be undone.
        """
        if (said := self.said.get(label)) is not None:
            return said if self._knows(said) else IGNORED
        return label if self._knows(label) else self._equivalent(label)

    def settings(self, labels: Iterable[str]) -> dict[str, str]:
        """Give what becomes of those labels that are not kept, and of those decided on.

        A pipeline whose labels are the scheme's own needs no settings.
        """
        every = sorted({*labels, *self.said})
        return {label: to for label in every if (to := self.written(label)) != label}

    def _knows(self, name: str) -> bool:
        return name in self.scheme or name in self.scheme.readings.names

    def _equivalent(self, label: str) -> str:
        meant = canonical(label)
        names = (name for one in self.scheme for name in (*one.also, one.name))
        same = (name for name in names if canonical(name) == meant)
        return next(same, IGNORED) if meant else IGNORED


@dataclass(frozen=True)
class MappedSuggester:
    """Proposes what another suggester does, in the labels of a scheme.

    ``ignored`` counts, label by label, what was left out so far.
    """

    suggester: Suggester
    labels_to: LabelMap
    ignored: Counter[str] = field(default_factory=Counter)

    @property
    def labels(self) -> tuple[str, ...]:
        """List the labels that may come out."""
        to = map(self.labels_to.written, self.suggester.labels)
        return tuple(dict.fromkeys(label for label in to if label != IGNORED))

    @property
    def pipeline(self) -> Pipeline:
        """Say which machine this is, and how its labels are read."""
        machine = self.suggester.pipeline
        changed = self.labels_to.settings(self.suggester.labels)
        if not changed:
            return machine
        return replace(machine, settings={**machine.settings, "labels": changed})

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        """Yield the proposals for each text, in order, lazily, in code points."""
        targets: dict[str, str] = {}
        for proposals in self.suggester.suggest(texts):
            labels = {one.label for one in proposals}
            for label in labels - targets.keys():
                targets[label] = self.labels_to.written(label)
            if all(targets[label] == label != IGNORED for label in labels):
                yield proposals
            else:
                yield distinct(self._mapped(proposals, targets))

    def _mapped(
        self, proposals: Iterable[Proposal], targets: Mapping[str, str]
    ) -> Iterator[Proposal]:
        for proposal in proposals:
            target = targets[proposal.label]
            if target == IGNORED:
                self.ignored[proposal.label] += 1
            elif target == proposal.label:
                yield proposal
            else:
                yield replace(proposal, label=target)


def parse_targets(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Read ``PER=PERSON`` and ``MISC=``, the latter to ignore a label.

    Raises:
        CopydeskError: there is no ``=``.
    """
    split = [word.rpartition("=") for word in words]
    if missing := [label for *_, equals, label in split if not equals]:
        raise CopydeskError(
            f"“{missing[0]}” maps nothing; write it like PER=PERSON, or like MISC= to "
            "ignore a label."
        )
    return tuple((label, target) for label, _, target in split)


def check_targets(targets: Iterable[tuple[str, str]], scheme: LabelScheme) -> None:
    """Refuse to map a label to what is none.

    Raises:
        CopydeskError: the scheme has no such label.
    """
    for _, target in targets:
        if target not in scheme and target != IGNORED:
            names = ", ".join(one.name for one in scheme)
            raise CopydeskError(
                f"This project has no label “{target}”; choose one of {names}."
            )


def distinct(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Make one of proposals that say the same, in reading order, the outer ones first.

    It has the first score and the first rule that any of them gives.
    """
    kept: dict[tuple[int, int, str], Proposal] = {}
    for one in proposals:
        place = one.span.start, -one.span.end, one.label
        kept[place] = _joined(kept[place], one) if place in kept else one
    return tuple(kept[place] for place in sorted(kept))


def _joined(first: Proposal, second: Proposal) -> Proposal:
    return replace(
        first,
        score=second.score if first.score is None else first.score,
        rule=first.rule or second.rule,
    )
