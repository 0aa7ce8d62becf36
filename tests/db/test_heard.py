"""What is kept between two edits holds only while nobody else writes."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotation import State
from annotations.article import ArticleId
from annotations.edit import Change
from annotations.effort import Effort
from annotations.errors import StaleEditError
from db.project import opened
from db.store import SqliteStore
from tests.builders import annotation, edit, fill

HERE = ArticleId(1)
NOTHING = Effort()
ADA = annotation("Ada Lovelace")
NOTED = replace(ADA, note="a poet")


@pytest.fixture(autouse=True)
def _one_article(store: SqliteStore) -> None:
    fill(store)
    store.record(edit(Change(HERE, None, ADA)), NOTHING)


def test_the_next_edit_goes_on_from_the_last(store: SqliteStore) -> None:
    store.record(edit(Change(HERE, ADA, NOTED)), NOTHING)

    assert store.layer(HERE, "ann").by_id == {ADA.id: NOTED}


def test_what_another_window_wrote_in_between_is_seen(
    store: SqliteStore, project: Path
) -> None:
    with opened(project) as other:
        other.record(edit(Change(HERE, ADA, NOTED)), NOTHING)

    with pytest.raises(StaleEditError):
        store.record(edit(Change(HERE, ADA, None)), NOTHING)


def test_what_was_refused_is_not_gone_on_from(store: SqliteStore) -> None:
    rejected = annotation("Ada Lovelace", state=State.REJECTED)
    with pytest.raises(StaleEditError):
        store.record(edit(Change(HERE, ADA, NOTED), Change(HERE, ADA, None)), NOTHING)

    store.record(edit(Change(HERE, ADA, rejected)), NOTHING)
    assert store.layer(HERE, "ann").by_id == {ADA.id: rejected}


def test_what_a_larger_transaction_took_back_is_not_gone_on_from(
    store: SqliteStore,
) -> None:
    with suppress(ZeroDivisionError), store.bulk():
        store.record(edit(Change(HERE, ADA, NOTED)), NOTHING)
        raise ZeroDivisionError

    store.record(edit(Change(HERE, ADA, None)), NOTHING)
    assert not store.layer(HERE, "ann").by_id
