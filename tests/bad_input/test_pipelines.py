"""Pipelines that are not there, do not fit, or suggest nonsense."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import spacy  # noqa: TID253  to save pipelines

from annotations.span import Span
from annotations.suggestion import Proposal
from db import work
from tests import builders
from tests.commandline import well, write_articles
from tests.pipelines import BREAKS_ON, saved
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
    """A suggester whose third article gets a span that runs off it."""

    pipeline = builders.pipeline("another")
    labels = ("GPE",)

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for number, text in enumerate(texts):
            whole = Proposal(Span(0, len(text) + number // 2), "GPE")
            yield (whole,) if number else ()


def test_a_suggestion_beyond_its_text_is_refused_whole(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(tmp_path / "more", ["A second one.", "Short."])
    well("import", press, tmp_path / "more")
    before = rows(press)
    monkeypatch.setattr(work, "load_suggester", lambda *_, **__: BeyondTheText())

    assert "runs off a text of 6 characters" in refused("suggest", press)
    assert rows(press) == before


def test_a_pipeline_without_a_recogniser_is_refused(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "dull", parts=("sentencizer",))

    said = refused("suggest", press, "--pipeline", folder)

    assert "has no part that marks entities or spans; choose one with" in said


def test_a_pipeline_that_needs_a_missing_package_is_refused(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(
        tmp_path / "far", {"Ada": "PER"}, meta={"requirements": ["spacy-telepathy>=1"]}
    )

    said = refused("suggest", press, "--pipeline", folder)

    assert "“en_far” needs spacy-telepathy>=1, missing here; install what is" in said


def test_a_pipeline_with_a_part_that_is_missing_is_refused(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "odd", {"Ada": "PER"})
    config = folder / "config.cfg"
    config.write_text(config.read_text().replace('"entity_ruler"\n', '"exotic"\n'))

    said = refused("suggest", press, "--pipeline", folder)

    assert "needs a part or package that is missing here" in said
    assert "exotic" in said


@pytest.mark.parametrize(
    "name", ["", ".", "news.copydesk", "no/such", "blank:en", "os"]
)
def test_what_is_no_pipeline_is_refused(press: Path, name: str) -> None:
    refused("suggest", press, "--pipeline", name)


def test_a_folder_whose_name_no_file_can_keep_is_refused(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "caf", {"Ada": "PER"}).rename(tmp_path / "caf\udce9")

    refused("suggest", press, "--pipeline", folder)


def test_a_pipeline_that_breaks_down_costs_nothing_that_was_stored(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "fragile", {"Ada": "PER"}, parts=("tests_breaks_down",))
    texts = [f"Ada wrote note {number}." for number in range(60)]
    write_articles(tmp_path / "notes", [*texts, f"{BREAKS_ON} went the ferry."])
    well("import", press, tmp_path / "notes")
    before = rows(press)

    said = refused("suggest", press, "--pipeline", folder)

    assert "“en_fragile” broke down at the article that begins “Kaboom went" in said
    assert "RuntimeError: out of cheese" in said
    assert before <= rows(press)


def test_labels_that_no_scheme_has_are_left_out_and_said(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "bio", {"London": "GENE", "Ada Lovelace": "PER"})

    said = well("suggest", press, "--pipeline", folder)

    assert said.startswith("1 suggestion in 1 article by en_bio")
    assert "Left out by label: GENE 1;" in said


@pytest.mark.parametrize("text", ["1234 5678", "…\n\n— !? —", "🎻🎻🎻"])
def test_an_article_without_letters_is_read_like_any_other(
    press: Path, tmp_path: Path, text: str
) -> None:
    write_articles(tmp_path / "odd", [text])
    well("import", press, tmp_path / "odd")

    assert " in 2 articles by " in well("suggest", press)


def test_an_article_longer_than_the_pipeline_takes_is_read_whole(
    press: Path, tmp_path: Path
) -> None:
    folder = saved(tmp_path / "tiny", {"Zuzana": "PER"})
    paragraph = "Nobody saw the ferry leave, it was said. " * 24 + "\n\n"
    write_articles(
        tmp_path / "long", [f"Zuzana left.\n\n{paragraph * 1100}Zuzana came."]
    )
    well("import", press, tmp_path / "long")

    said = well("suggest", press, "--pipeline", folder)

    assert said.startswith("2 suggestions in 2 articles by en_tiny")
