"""Pipelines that are not there, do not fit, or suggest nonsense."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import spacy  # noqa: TID253  to save pipelines

from annotations.span import Span
from annotations.suggestion import Proposal
from commands import suggestions
from tests import builders
from tests.commandline import well
from tests.trouble import refused, rows


def saved_pipeline(folder: Path, **meta: str) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler")
    nlp.to_disk(folder)
    path = folder / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | meta))
    return folder


def test_a_pipeline_that_is_not_there_is_refused(press: Path, tmp_path: Path) -> None:
    said = refused("suggest", press, "--pipeline", "en_nowhere")

    assert "There is no pipeline “en_nowhere”" in said
    assert "spacy download en_nowhere" in said
    assert "holds no meta.json" in refused("suggest", press, "--pipeline", tmp_path)


def test_a_pipeline_of_another_spacy_is_refused(press: Path, tmp_path: Path) -> None:
    old = saved_pipeline(tmp_path / "old", spacy_version=">=2.3.0,<2.4.0")

    said = refused("suggest", press, "--pipeline", old)

    assert "was made for spaCy >=2.3.0,<2.4.0, and this is spaCy 3." in said


def test_a_damaged_pipeline_is_refused(press: Path, tmp_path: Path) -> None:
    damaged = saved_pipeline(tmp_path / "damaged")
    (damaged / "config.cfg").write_text("[nlp]\nlang = ")

    assert "could not be loaded" in refused("suggest", press, "--pipeline", damaged)


class BeyondTheText:
    """A suggester whose second article gets a span that runs off it."""

    pipeline = builders.pipeline("another")

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for number, text in enumerate(texts):
            yield (Proposal(Span(0, len(text) + number), "GPE"),)


def test_a_suggestion_beyond_its_text_is_refused_whole(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "second.txt").write_text("Short.")
    well("import", press, tmp_path / "second.txt")
    before = rows(press)
    monkeypatch.setattr(suggestions, "load_suggester", lambda _: BeyondTheText())

    assert "runs off a text of 6 characters" in refused("suggest", press)
    assert rows(press) == before
