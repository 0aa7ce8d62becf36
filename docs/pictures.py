"""Draw the README's pictures from the sample project: ``make pictures``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from db import work
from gui.picture import draw_without_display
from gui.samples import sample_project

_HERE = Path(__file__).parent


def main() -> None:
    """Make the sample project anew, and draw its window light and dark."""
    with TemporaryDirectory() as folder:
        *_, project = sample_project(Path(folder))
        assert isinstance(project, Path)  # noqa: S101  what sampling yields last
        for _ in work.suggesting_in_bulk(project):
            pass
        for name in ("light", "dark"):
            target = _HERE / f"window-{name}.png"
            draw_without_display(project, target, dark=name == "dark")


if __name__ == "__main__":
    main()
