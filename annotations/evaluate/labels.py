"""A pipeline's labels, read as the gold's."""

from dataclasses import dataclass

from typing_extensions import override

from annotations.suggest.mapping import IGNORED, LabelMap


@dataclass(frozen=True, slots=True)
class GoldLabelMap(LabelMap):
    """Translates labels into a gold's; ``scheme`` lists those that it has.

    What the gold has no name for is kept, rather than ignored, and counts as wrong:
    whoever marked the gold saw nothing of the kind there.
    """

    @override
    def written(self, label: str) -> str:
        """Give the label to compare with the gold, or ``IGNORED``."""
        if label in self.said:
            return self.said[label]
        found = LabelMap.written(self, label)
        return label if found == IGNORED else found


@dataclass(frozen=True, slots=True)
class TodaysLabelMap(LabelMap):
    """Translates labels into those of a project that its annotations bear today."""

    @override
    def written(self, label: str) -> str:
        """Give today's name of the label, or ``IGNORED``."""
        return self.scheme.readings.today(LabelMap.written(self, label))
