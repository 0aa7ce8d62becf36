import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.leftovers import clear, draft_of, old_of, temporary

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows is not asked")

NAME = """
import sys
from pathlib import Path
from annotations import leftovers
print(getattr(leftovers, sys.argv[1])(Path(sys.argv[2])), end="")
"""


def name_of_the_dead(target: Path, kind: str = "draft_of") -> Path:
    """Let a process name what it builds, and end."""
    told = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", NAME, kind, str(target)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    return Path(told.stdout.decode())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_and_folders_of_the_dead_go(tmp_path: Path) -> None:
    name_of_the_dead(tmp_path / "a").write_text("half")
    folder = name_of_the_dead(tmp_path / "b")
    folder.mkdir()
    (folder / "half.ann").write_text("half")

    clear(tmp_path)

    assert names(tmp_path) == []


def test_what_is_ours_stays_while_we_live(tmp_path: Path) -> None:
    kept = draft_of(tmp_path / "a"), old_of(tmp_path / "b")
    for path in kept:
        path.touch()

    clear(tmp_path)

    assert names(tmp_path) == sorted(path.name for path in kept)


def test_a_folder_of_the_dead_stays_while_somebody_is_at_work_in_it(
    tmp_path: Path,
) -> None:
    folder = name_of_the_dead(tmp_path / "a")
    folder.mkdir()
    draft_of(folder / "part").touch()

    clear(tmp_path)

    assert names(tmp_path) == [folder.name]


def test_what_cannot_be_looked_into_keeps_nothing_else(tmp_path: Path) -> None:
    folder = name_of_the_dead(tmp_path / "a")
    folder.symlink_to(folder)
    name_of_the_dead(tmp_path / "b").touch()

    clear(tmp_path)

    assert names(tmp_path) == []


def test_a_number_given_out_again_is_another_process(tmp_path: Path) -> None:
    _, machine, pid, began, rest = draft_of(tmp_path / "a").name.split("-")
    if began == "0":
        pytest.skip("it is not told when processes began")
    (tmp_path / f".copydesk-{machine}-{pid}-{int(began) + 1}-{rest}").touch()

    clear(tmp_path)

    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "notes.part",
        ".copydesk-0123abcd.part",
        ".copydesk-00000000-4194305-1-x.part",
        "news.copydesk",
        "copydesk-notes",
    ],
)
def test_what_is_of_others_or_of_another_machine_stays(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).touch()

    clear(tmp_path)

    assert names(tmp_path) == [name]


def test_what_a_link_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    name_of_the_dead(tmp_path / "a").symlink_to(tmp_path / "mine")

    clear(tmp_path)

    assert names(tmp_path) == ["mine"]
    assert names(tmp_path / "mine") == ["thesis.txt"]


def test_what_a_target_was_comes_back_if_nothing_took_its_place(
    tmp_path: Path,
) -> None:
    old = name_of_the_dead(tmp_path / "corpus", "old_of")
    old.mkdir()
    (old / "a.ann").touch()

    clear(tmp_path, tmp_path / "other")
    assert names(tmp_path) == [old.name]
    clear(tmp_path, tmp_path / "corpus")

    assert names(tmp_path) == ["corpus"]
    assert names(tmp_path / "corpus") == ["a.ann"]


def test_what_a_target_was_goes_once_something_took_its_place(tmp_path: Path) -> None:
    name_of_the_dead(tmp_path / "corpus", "old_of").mkdir()
    (tmp_path / "corpus").mkdir()

    clear(tmp_path)

    assert names(tmp_path) == ["corpus"]


def test_a_folder_that_is_not_there_has_nothing_to_clear(tmp_path: Path) -> None:
    clear(tmp_path / "nowhere")

    assert names(tmp_path) == []


def test_a_temporary_folder_goes_with_what_the_dead_left_beside_it(
    tmp_path: Path,
) -> None:
    name_of_the_dead(tmp_path / "a").mkdir()

    with temporary(tmp_path) as made:
        (made / "half").touch()
        during = names(tmp_path)

    assert during == [made.name]
    assert names(tmp_path) == []
