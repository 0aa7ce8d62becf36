from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.article import ArticleId
from annotations.edit import Change
from annotations.effort import Effort
from db.project import opened
from tests import builders
from tests.commandline import SOUND, well
from tests.trouble import rows


@pytest.fixture
def press(project: Path) -> Path:
    """A project with something to lose."""
    with opened(project) as store:
        builders.fill(store)
        added = Change(ArticleId(1), None, builders.annotation())
        store.record(builders.edit(added), Effort(keys=1, seconds=1.0))
    return project


@pytest.fixture(autouse=True)
def _nothing_lost(press: Path) -> Iterator[None]:
    before = rows(press)
    yield
    assert before <= rows(press)
    assert well("check", press) == SOUND
