import pytest

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.ontonotes import ONTONOTES
from db.store import SqliteStore
from tests.builders import relabelled


def test_a_scheme_comes_back_as_it_was(store: SqliteStore) -> None:
    scheme = LabelScheme((Label("SHIP", "s", "#123456", "Ships"), Label("CREW")))
    relabelled(store, scheme)

    assert store.labels() == scheme


def test_labels_may_change_places(store: SqliteStore) -> None:
    turned = LabelScheme(tuple(reversed(ONTONOTES.labels)))
    relabelled(store, turned)

    assert store.labels() == turned


def test_a_label_that_cannot_be_stored_leaves_the_scheme_alone(
    store: SqliteStore,
) -> None:
    with pytest.raises(CopydeskError, match="half a character"):
        relabelled(store, LabelScheme((Label("SHIP"), Label("\ud83e"))))

    assert store.labels() == ONTONOTES
