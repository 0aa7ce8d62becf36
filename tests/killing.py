"""Kill ``suggest`` halfway, call it again, and look at every article.

``make killed`` does it with 1,000 articles; ``python -m tests.killing NUMBER`` with as
many as you like.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import news
from tests.commandline import HELD, SOUND, ended, start, until, well


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


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # a thread may just have ended
            found += map(int, (task / "children").read_text().split())
    return found


def runs(pid: int) -> bool:
    """Tell whether a process is there and no mere memory of one."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def halfway(
    project: Path, number: int, home: Path, *, first: str = ""
) -> subprocess.Popen[str]:
    """Let the command do half of the articles; it goes on, but never to the end.

    ``first`` is what the program does before.
    """
    most = number * 3 // 4
    words = ("suggest", project, "--jobs", "2")
    program = start(most, *words, home=home, code=first + HELD)
    until(lambda: covered(project) >= number // 2, program)
    return program


def kill_halfway(
    project: Path, number: int, home: Path, *, first: str = ""
) -> list[int]:
    """Kill the command once half of the articles are done; give its children."""
    program = halfway(project, number, home, first=first)
    left = children(program.pid) if sys.platform == "linux" else []
    program.kill()
    ended(program)
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
