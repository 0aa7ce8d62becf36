"""What an import did, said once for window and terminal."""

from dataclasses import asdict, dataclass

from annotations.readers.reader import Refusal


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

    def sentence(self) -> str:
        """Sum it up: ``5 articles added, 1 was there already, 2 refused``."""
        parts = [f"{self.added or 'No'} article{'' if self.added == 1 else 's'} added"]
        if count := len(self.duplicates):
            parts += [f"{count} {'was' if count == 1 else 'were'} there already"]
        if count := len(self.refused):
            parts += [f"{count} refused"]
        return ", ".join(parts) + "."

    def lines(self) -> list[str]:
        """Give the sentence, then a line for each article that did not come in."""
        there = [
            f"{one.where}: There already as “{one.title}”." for one in self.duplicates
        ]
        refused = [f"{one.where}: {one.why}" for one in self.refused]
        return [self.sentence(), *there, *refused]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return asdict(self)
