"""Kill people and machines at work at any moment, and look for what they were told.

``make chaos`` runs it for a minute; ``python -m tests.chaos SECONDS`` as long as you
like. Two people decide as fast as they can and a machine keeps suggesting, each in a
process of its own; all are killed at once. Then every decision that was acknowledged
must be in the file, the file must be sound, and the next round goes on with it.
"""

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.article import ArticleId
from annotations.edit import Edit, EditId
from annotations.errors import CopydeskError
from annotations.listing import Query
from annotations.session import Session
from annotations.suggestion import Proposal, RunId
from db.project import opened
from db.store import SqliteStore
from tests.builders import TEXT, any_act, article, pipeline, span

PEOPLE = ("ann", "bob")
MACHINE = "machine"
ARTICLES = 120
WORDS = ("Ada Lovelace", "Lord Byron", "London", "Byron in", "Ada")
LONGEST = 1.5
_TOLD = "edit "
_COVERED = "run "
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Toll:
    """What a stretch of chaos came to."""

    rounds: int
    decisions: int
    batches: int

    def sentence(self) -> str:
        """Sum it up."""
        return (
            f"{self.rounds} kills: {self.decisions} acknowledged decisions and "
            f"{self.batches} batches of suggestions, every one of them on disk."
        )


def fill(path: Path) -> None:
    """Make a project to fight over."""
    with opened(path, create=True) as store, store.bulk():
        for number in range(ARTICLES):
            store.add(article(f"{TEXT} Part {number}."))


def chaos(path: Path, *, seconds: float) -> Toll:
    """Kill everybody again and again.

    Raises:
        AssertionError: something that was acknowledged is gone, or the file is broken.
    """
    toll = Toll(0, 0, 0)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told = _one_round(path)
        edits = [line.removeprefix(_TOLD) for line in told if line.startswith(_TOLD)]
        runs = [line.removeprefix(_COVERED) for line in told if _COVERED in line]
        _verify(path, edits, runs)
        toll = Toll(
            toll.rounds + 1, toll.decisions + len(edits), toll.batches + len(runs)
        )
    return toll


def _one_round(path: Path) -> list[str]:
    """Let everybody work for a while, kill them, and give what they had been told."""
    workers = [
        subprocess.Popen(  # noqa: S603  ourselves
            [sys.executable, "-m", "tests.chaos", "as", name, str(path)],
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            text=True,
        )
        for name in (*PEOPLE, MACHINE)
    ]
    time.sleep(random.uniform(0, LONGEST))  # noqa: S311  no secret
    assert all(worker.poll() is None for worker in workers), "somebody gave up"
    for worker in workers:
        worker.kill()
    # The last line may be cut short: what it says nobody was told.
    said = [worker.communicate()[0].split("\n")[:-1] for worker in workers]
    return [line for lines in said for line in lines]


def _verify(path: Path, edits: Sequence[str], runs: Sequence[str]) -> None:
    with opened(path) as store:
        for id_ in edits:
            assert store.edit(EditId(id_)).changes, f"edit {id_} is gone"
        for run in runs:
            number, first = map(int, run.split())
            waiting = store.waiting(RunId(number))
            assert ArticleId(first) not in waiting, f"{run} is gone"
        problems = store.check()
    assert not problems, problems


def decide(path: Path, name: str) -> None:
    """Decide as fast as possible, and say so only when it is on disk."""
    dice = random.Random()  # noqa: S311  no secret
    with opened(path) as store:
        session = Session(store, annotator=name)
        articles = store.article_ids(Query(), name)
        while True:
            session.open(dice.choice(articles))
            for _ in range(20):
                with suppress(CopydeskError):
                    if (edit := _act(session, dice)) is not None:
                        print(f"{_TOLD}{edit.id}", flush=True)


def _act(session: Session, dice: random.Random) -> Edit | None:
    if dice.random() < 0.2:
        return dice.choice((session.undo, session.redo))()
    assert session.desk is not None
    layer, suggested = session.desk.layer, session.desk.suggestions
    action, changes = any_act(layer, suggested, dice.randrange(10_000))
    return session.perform(action, "Anything", changes)


def suggest(path: Path) -> None:
    """Suggest without end, ten articles at a time, and say which are on disk."""
    with opened(path) as store:
        while True:
            with suppress(CopydeskError):
                _run(store)


def _run(store: SqliteStore) -> None:
    dice = random.Random()  # noqa: S311  no secret
    # Now and then a new machine comes; else the newest goes on where it was killed.
    known = list(store.pipelines().values())
    if not known or dice.random() < 0.3:
        known.append(pipeline(digest=f"d{len(known)}"))
    run = store.continued_run(known[-1])
    waiting = store.waiting(run)
    for start in range(0, len(waiting), 10):
        ids = waiting[start : start + 10]
        with store.bulk():
            store.add_suggestions(run, [(id_, _found(dice)) for id_ in ids])
        print(f"{_COVERED}{run} {ids[0]}", flush=True)


def _found(dice: random.Random) -> list[Proposal]:
    return [
        Proposal(span(words), dice.choice(("L0", "PERSON")))
        for words in dice.sample([w for w in WORDS if w in TEXT], 3)
    ]


def main(words: Sequence[str]) -> None:
    """Be one of those who work, or the one who kills them."""
    if words[:1] == ["as"]:
        _, name, project = words
        if name == MACHINE:
            suggest(Path(project))
        decide(Path(project), name)
    with TemporaryDirectory() as folder:
        path = Path(folder, "chaos.copydesk")
        fill(path)
        print(chaos(path, seconds=float(words[0]) if words else 60).sentence())


if __name__ == "__main__":
    main(sys.argv[1:])
