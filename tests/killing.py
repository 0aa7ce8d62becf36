"""Kill ``suggest`` halfway, call it again, and look at every article.

``make killed`` does it with 1,000 articles; ``python -m tests.killing NUMBER`` with as
many as you like.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import news
from tests.commandline import SOUND, start, well


def asked(project: Path, question: str) -> list[tuple[int, ...]]:
    with closing(sqlite3.connect(project)) as db:
        return list(db.execute(question))


def covered(project: Path) -> int:
    return asked(project, "SELECT count(*) FROM article_runs")[0][0]


def sets(project: Path) -> list[tuple[int, ...]]:
    """Count for each article how many runs went over it, and spans beside those told.

    One row only is left if all of them were gone over once, and none is doubled.
    """
    return asked(
        project,
        """
        SELECT DISTINCT
            (SELECT count(*) FROM article_runs WHERE article_id = articles.id),
            (SELECT total(suggestions) FROM article_runs WHERE article_id = articles.id)
            - (SELECT count(*) FROM suggestions WHERE article_id = articles.id),
            (SELECT count(*) FROM suggestions WHERE article_id = articles.id)
            - (SELECT count(*) FROM (
                SELECT DISTINCT start, "end", label FROM suggestions
                WHERE article_id = articles.id))
        FROM articles
        """,
    )


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(c) for task in tasks for c in (task / "children").read_text().split()]


def runs(pid: int) -> bool:
    """Tell whether a process is there and no mere memory of one."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def kill_halfway(
    project: Path, number: int, home: Path, *, code: str = ""
) -> list[int]:
    """Kill the command once half of the articles are done; give its children."""
    program = start("suggest", project, "--jobs", "2", home=home, code=code)
    until(lambda: covered(project) >= number // 2 or program.poll() is not None)
    assert program.poll() is None
    left = children(program.pid) if sys.platform == "linux" else []
    program.kill()
    with program:
        program.communicate(timeout=60)
    return left


def check_killed(project: Path, number: int, home: Path) -> None:
    """Kill the command halfway, call it again, and find each article suggested for."""
    kill_halfway(project, number, home)
    done = covered(project)
    rest = json.loads(well("suggest", project, "--json"))
    assert (rest["articles"], rest["run"]) == (number - done, 1)
    assert sets(project) == [(1, 0, 0)]
    assert well("check", project) == SOUND


def main(number: int) -> None:
    """Do it with many articles."""
    with TemporaryDirectory() as folder:
        project = Path(folder, "many.copydesk")
        news.make_project(project, number)
        check_killed(project, number, Path(folder))
    sys.stdout.write(
        f"{number:,} articles, killed halfway: one set of suggestions for each.\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000)
