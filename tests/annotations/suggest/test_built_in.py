from pathlib import Path

import pytest

from annotations import suggest
from annotations.ontonotes import ONTONOTES
from annotations.suggest import load_suggester
from annotations.suggest.built_in import BUILT_IN, DEFAULT_PIPELINE, LABELS, in_folder
from annotations.suggest.offers import offer
from tests.pipelines import saved


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_each_is_loaded_by_the_name_it_goes_by(name: str) -> None:
    suggester = load_suggester(name)

    assert suggester.pipeline.name == name
    assert len(suggester.pipeline.digest) == 64
    assert suggester.pipeline.settings == {}
    assert set(suggester.labels) == set(LABELS)


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT_PIPELINE in BUILT_IN


def test_the_labels_are_those_of_a_new_project() -> None:
    assert list(LABELS) == [label.name for label in ONTONOTES]


def test_a_trained_one_lies_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = saved(tmp_path / "news", {"Ada": "PERSON"})
    built_in = {"en_news": in_folder(str(folder))}
    monkeypatch.setattr(suggest, "BUILT_IN", built_in)
    monkeypatch.setattr("annotations.suggest.offers.BUILT_IN", built_in)

    (found,) = load_suggester("en_news").suggest(["Ada left."])

    assert [one.label for one in found] == ["PERSON"]
    assert (offer("en_news").version, offer("en_news").kind) == ("1.2.3", "built in")
    assert offer("en_news").size > 1000
