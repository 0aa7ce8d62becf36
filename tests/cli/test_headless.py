"""The whole job on a machine without a display, and pictures of the window."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotations.formats import WRITTEN
from annotations.formats.parts.extra import advice
from annotations.release.files import names
from tests.commandline import DISPLAYS, SOUND, ended, run, start, well

ABLE = [one for one in WRITTEN if not advice(one.needs)]
NAMED = names("samples", ABLE)
MADE = {
    "samples.copydesk",
    *(name for _, name in NAMED),
    *(
        Path(name).stem + more
        for one, name in NAMED
        for more in one.beside(["ORG"], [])
    ),
    "window-light.png",
    "window-dark.png",
}


def lightness(path: Path) -> float:
    """Average a picture's lightness, from 0 to 255."""
    image = QImage(str(path)).scaled(32, 20)
    points = [image.pixelColor(x, y) for x in range(32) for y in range(20)]
    return sum(point.lightness() for point in points) / len(points)


def test_samples_without_a_display_do_the_job_and_say_where_it_lies(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "tour" / "deep"

    said = ended(start("samples", folder, home=tmp_path))

    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert "suggestions in 10 articles by en_copydesk_news" in lines[0]
    assert lines[1] == (
        "There is no display here, so the rest is done without a window."
    )
    assert lines[-1] == f"Everything lies in {folder}"
    assert {path.name for path in folder.iterdir()} == MADE
    assert all(path.stat().st_size for path in folder.iterdir())
    assert well("check", folder / "samples.copydesk") == SOUND


def test_without_a_display_there_is_no_window_but_a_way_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)

    for words in ((), ("window",), ("window", "p.copydesk")):
        said = run(*words)
        assert (said.code, said.out) == (1, "")
        assert said.err.count("\n") == 1
        assert "There is no display here" in said.err
        assert "--help" in said.err


@pytest.fixture
def before(press: Path) -> list[str]:
    return dump(press)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


@pytest.mark.usefixtures("qapp")
def test_pictures_are_drawn_light_and_dark_and_change_nothing(
    press: Path, before: list[str], tmp_path: Path
) -> None:
    light, dark = tmp_path / "light.png", tmp_path / "dark.png"

    assert well("picture", press, light) == f"Drawn: {light}\n"
    assert well("picture", press, dark, "--dark") == f"Drawn: {dark}\n"

    for path in (light, dark):
        ratio = QApplication.primaryScreen().devicePixelRatio()
        assert QImage(str(path)).size().toTuple() == (1440 * ratio, 900 * ratio)
    assert lightness(light) > 150
    assert lightness(dark) < 90
    assert dump(press) == before


def test_a_picture_needs_no_display_and_is_drawn_in_silence(
    press: Path, tmp_path: Path
) -> None:
    target = tmp_path / "light.png"

    said = ended(start("picture", press, target, home=tmp_path))

    assert (said.code, said.out, said.err) == (0, f"Drawn: {target}\n", "")
    assert QImage(str(target)).width() == 1440


@pytest.mark.parametrize("target", ["nowhere/light.png", "light.unknown", "."])
@pytest.mark.usefixtures("qapp")
def test_a_picture_that_cannot_be_written_is_not_claimed(
    press: Path, tmp_path: Path, target: str
) -> None:
    said = run("picture", press, tmp_path / target)

    assert (said.code, said.out) == (1, "")
    assert "could not be drawn; name a .png file" in said.err
    assert not (tmp_path / target).is_file()


def test_a_picture_takes_the_place_of_no_other_kind_of_file(
    press: Path, before: list[str], tmp_path: Path
) -> None:
    notes, other = tmp_path / "notes.txt", tmp_path / "other.png"
    notes.write_text("Not to be lost.")
    well("new", other)

    assert "could not be drawn" in run("picture", press, notes).err
    assert "is a Copydesk project" in run("picture", press, press).err
    assert "is a Copydesk project" in run("picture", press, other).err

    assert notes.read_text() == "Not to be lost."
    assert well("check", other) == SOUND
    assert dump(press) == before
