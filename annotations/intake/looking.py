"""What files hold, said before anything is imported."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from annotations.annotation import State
from annotations.exchange.units import Unit
from annotations.intake.account import Account
from annotations.intake.asides import Aside
from annotations.intake.names import Names
from annotations.intake.order import ImportOrder, TakeAs
from annotations.intake.placing import Placed
from annotations.intake.sources import Part
from annotations.label import LabelScheme
from annotations.readers.reader import Refusal, name_of
from annotations.wording import counted, shortened


@dataclass(slots=True)
class LookedAt:
    """One file, or a folder of files of one format: what is found in it so far.

    ``better`` is another unit, in which all spans of some article would fit.
    """

    source: Path
    name: str
    format: str
    new: int = 0
    existing: int = 0
    spans: int = 0
    better: Unit | None = None

    @classmethod
    def of(cls, part: Part) -> "LookedAt":
        """Begin to look at files."""
        return cls(part.source, part.name, part.format.name)

    def see(self, placed: Placed) -> None:
        """Count an article and its spans."""
        self.new += placed.is_new
        self.existing += not placed.is_new
        self.spans += len(placed.annotated.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What an order would import: per file, per label, and what would not fit.

    ``annotators`` are those that the files name; ``plain`` counts files of articles
    without spans.
    """

    order: ImportOrder
    files: tuple[LookedAt, ...]
    plain: int = 0
    labels: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    annotators: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def targets(self, scheme: LabelScheme, take_as: TakeAs) -> dict[str, str]:
        """Say what the labels become if nobody says otherwise."""
        names = Names(scheme, {}, take_as)
        readings = scheme.readings
        return {label: readings.today(names.of(label)) for label in sorted(self.labels)}

    def sentence(self) -> str:
        """Sum it up: ``10 new articles and 2 there already, with 345 spans.``.

        The states are told where the file says more of its spans than that they stand.
        """
        spans = counted(sum(one.spans for one in self.files), "span")
        if set(self.states) - {State.ADDED}:
            states = (f"{n:,} {state}" for state, n in self.states.items())
            spans = f"{spans} ({', '.join(states)})"
        told = f"{self._articles()}, with {spans}."
        return told[0].upper() + told[1:]

    @property
    def has_articles(self) -> bool:
        """Tell whether there is anything to take."""
        return bool(self.plain) or any(one.new or one.existing for one in self.files)

    @property
    def better(self) -> Unit | None:
        """Give a unit in which more would fit, if there is one."""
        found = Counter(one.better for one in self.files if one.better)
        return found.most_common(1)[0][0] if found else None

    @property
    def miscounted(self) -> dict[Path, Unit]:
        """Say which sources count in that unit, if the others do not."""
        better = self.better
        if better is None or all(one.better is better for one in self.files):
            return {}
        return {one.source: better for one in self.files if one.better is better}

    def offer(self) -> str:
        """Say in what offsets would have to be counted for all spans to fit."""
        if self.better is None:
            return ""
        names = ", ".join(map(name_of, self.miscounted))
        whose = f"All spans of {shortened(names)}" if names else "All spans"
        return f"{whose} would fit if offsets counted {self.better.said}."

    def left_out(self, ignored: AbstractSet[str]) -> str:
        """Say how many of the spans go with labels that are ignored."""
        number = sum(self.labels[label] for label in ignored)
        return f"Left out by their labels: {counted(number, 'span')}." * bool(number)

    def lines(self) -> list[str]:
        """Say what would not be taken, and why: first what could not be read."""
        plain = []
        if self.plain:
            others = counted(self.plain, "other file")
            plain = [f"{others}, in no format of annotations: read as plain articles."]
        aside = [line for one in self.asides for line in one.lines()]
        refused = [f"{one.where}: {one.why}" for one in self.refused]
        return [*refused, *plain, *aside]

    def _articles(self) -> str:
        new = sum(one.new for one in self.files)
        there = sum(one.existing for one in self.files)
        if not there:
            return counted(new, "new article")
        if not new:
            return f"{counted(there, 'article')} there already"
        return f"{counted(new, 'new article')} and {there:,} there already"


class Looking:
    """Gathers a look, article by article."""

    def __init__(self, order: ImportOrder, account: Account) -> None:
        self._order = order
        self._account = account
        self._files: list[LookedAt] = []
        self._labels: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self._annotators: dict[str, None] = {}
        self._better: Counter[Unit] = Counter()

    def begin(self, part: Part) -> None:
        """Turn to the next files."""
        self._end()
        self._files.append(LookedAt.of(part))

    def see(self, placed: Placed) -> None:
        """Take an article down."""
        self._files[-1].see(placed)
        for one in placed.annotated.spans:
            self._labels[one.label] += 1
            self._states[one.state] += 1
            if one.annotator:
                self._annotators[one.annotator] = None

    def look(self, *, plain: int) -> Findings:
        """Give what was seen."""
        self._end()
        account = self._account
        return Findings(
            order=self._order,
            files=tuple(self._files),
            plain=plain,
            labels=dict(self._labels),
            states=dict(self._states.most_common()),
            annotators=tuple(self._annotators),
            asides=account.asides.listed(),
            refused=tuple(account.refused),
        )

    def _end(self) -> None:
        """Take down in what unit the files would fit that were looked at last."""
        more = self._account.better - self._better
        if self._files and more:
            self._files[-1].better = more.most_common(1)[0][0]
        self._better = Counter(self._account.better)
