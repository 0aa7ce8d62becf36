"""A taste of what ``make chaos`` does for a minute."""

from pathlib import Path

from tests.chaos import chaos, fill


def test_whatever_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "chaos.copydesk"
    fill(path)

    assert chaos(path, seconds=3).rounds > 0
