"""What an import did, said once for window and terminal."""

from dataclasses import asdict, dataclass
from itertools import compress

from annotations.readers.reader import Refusal
from annotations.wording import counted

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that was there already, under the title it has there."""

    where: str
    title: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """How many articles came in, which were there, which were refused."""

    added: int
    duplicates: tuple[Duplicate, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def came_in(self) -> int:
        """Count the articles that the project did not have."""
        return self.added

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all could be read."""
        return bool(self.refused) and not (self.added or self.duplicates)

    def sentence(self) -> str:
        """Sum it up: ``5 articles added, 1 was there already, 2 refused``."""
        there, refused = len(self.duplicates), len(self.refused)
        parts = [
            f"{counted(self.added, 'article').capitalize()} added",
            f"{there:,} {'was' if there == 1 else 'were'} there already",
            f"{refused:,} refused",
        ]
        told = (True, there > 0, refused > 0)
        return ", ".join(compress(parts, told)) + "."

    def lines(self) -> list[str]:
        """Give the sentence, then a line for each article that did not come in.

        Of those that were there already some will do; what was refused is all named.
        """
        there = [
            f"{one.where}: There already as “{one.title}”."
            for one in self.duplicates[:_SHOWN]
        ]
        if (more := len(self.duplicates) - _SHOWN) > 0:
            there.append(f"… and {more:,} more that were there already.")
        refused = [f"{one.where}: {one.why}" for one in self.refused]
        return [self.sentence(), *there, *refused]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return asdict(self)
