"""From a key press to a decision on disk and on screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from annotations import review
from annotations.edit import Action
from annotations.listing import Query
from annotations.session import Session
from benchmarks import corpus
from benchmarks.desk import CTRL, BareDesk, Desk, at_desk, recording_timed
from benchmarks.figures import Figure, show
from db.project import opened

BUDGET = 16.0
_ARTICLES = 1_000
_REVIEWED = 4
_ROUNDS = 14
_LEAST = 5
"""Pending spans that a round needs."""
_PAST = 1_000
_HABITS = (
    ("confirm", Qt.Key.Key_Space),
    ("reject", Qt.Key.Key_X),
    ("relabel", Qt.Key.Key_L),
    ("grow", Qt.Key.Key_BracketRight),
    ("undo", Qt.Key.Key_U),
    ("cursor", Qt.Key.Key_Right),
    ("add", Qt.Key.Key_L),
    ("undo", Qt.Key.Key_U),
    ("next", Qt.Key.Key_Tab),
)
_RECORDS_NOTHING = {"cursor", "next"}


@dataclass(slots=True)
class Presses:
    """What was timed of each press, in turns with the bare desk."""

    names: list[str] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    recorded: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    bare_write: list[float] = field(default_factory=list)
    bare_paint: list[float] = field(default_factory=list)

    @property
    def bare(self) -> list[float]:
        """What the bare desk took for both."""
        pairs = zip(self.bare_write, self.bare_paint, strict=True)
        return [write + paint for write, paint in pairs]

    def press(self, name: str, key: Qt.Key, desk: Desk, bare: BareDesk) -> None:
        """Time one press and its bare like.

        Raises:
            RuntimeError: the press recorded no edit though it has to, or more than one.
        """
        acted, painted = desk.press(key)
        self.names.append(name)
        self.whole.append(acted + painted)
        self.painted.append(painted)
        self.bare_write.append(bare.write())
        self.bare_paint.append(bare.repaint())
        if name in _RECORDS_NOTHING:
            self.recorded.append(0.0)
        if len(self.recorded) != len(self.names):
            raise RuntimeError(f"“{name}” is not one edit.")

    def figures(self, *, budget: float | None) -> Iterator[Figure]:
        """Sum up: all presses, each kind of press, and the parts of a press."""
        yield Figure(name="any key", times=self.whole, bare=self.bare, budget=budget)
        for name in dict(_HABITS):
            pairs = zip(self.names, self.whole, strict=True)
            yield Figure(name=f"  {name}", times=[t for n, t in pairs if n == name])
        parts = zip(self.whole, self.recorded, self.painted, strict=True)
        rest = [whole - recorded - painted for whole, recorded, painted in parts]
        disk = [time for time in self.recorded if time]
        yield Figure(name="  part: disk", times=disk, bare=self.bare_write)
        yield Figure(name="  part: paint", times=self.painted, bare=self.bare_paint)
        yield Figure(name="  part: the rest", times=rest)


def measure() -> list[Figure]:
    """Review four articles of 45 spans by keyboard, in a project of 1,000."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_ARTICLES))
        _make_past(project)
        presses = Presses()
        with at_desk(project) as (desk, bare), recording_timed(presses.recorded):
            for _ in range(_REVIEWED):
                _review(desk, bare, presses, rounds=_ROUNDS)
                desk.press(Qt.Key.Key_Down, CTRL)
    return list(presses.figures(budget=BUDGET))


def presses_in(project: Path, *, rounds: int) -> Presses:
    """Review the first article of some project by keyboard."""
    presses = Presses()
    with at_desk(project) as (desk, bare), recording_timed(presses.recorded):
        _review(desk, bare, presses, rounds=rounds)
    return presses


def _review(desk: Desk, bare: BareDesk, presses: Presses, *, rounds: int) -> None:
    bare.set_text(desk.text)
    for _ in range(rounds):
        if desk.pending < _LEAST:
            return
        for name, key in _HABITS:
            presses.press(name, key, desk, bare)


def _make_past(project: Path) -> None:
    """Give the annotator as long a history as the window shows."""
    with opened(project) as store, store.bulk():
        session = Session(store, annotator=corpus.ANNOTATOR)
        last = store.article_ids(Query(), corpus.ANNOTATOR)[-1]
        for _ in range(_PAST // 2):
            layer = session.open(last).layer
            session.perform(Action.MARK_DONE, "Done", review.mark_done(layer))
            layer = session.open(last).layer
            session.perform(Action.REOPEN, "Reopen", review.reopen(layer))


if __name__ == "__main__":
    show(measure())
