from pathlib import Path

from gui import manual
from gui.settings import Settings
from tests.commandline import ended, start

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_manual_is_made_from_the_table() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")

    assert page == manual.markdown(manual.usual())


def test_the_readme_leads_to_the_page() -> None:
    assert "(docs/keys.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_list_for_a_terminal_has_the_keys_of_this_machine(
    settings: Settings,
) -> None:
    settings.keys = {"edit.undo": ("F9",)}
    lines = list(manual.lines(manual.present(settings)))

    assert [line.split() for line in lines if line.startswith("  Undo")] == [
        ["Undo", "F9"]
    ]
    assert lines[-1].split() == ["CARDINAL", "K"]


def test_the_command_writes_the_page_without_a_display(tmp_path: Path) -> None:
    said = ended(start("keys", "--markdown", home=tmp_path))

    assert (said.code, said.err) == (0, "")
    assert said.out == manual.markdown(manual.usual())
