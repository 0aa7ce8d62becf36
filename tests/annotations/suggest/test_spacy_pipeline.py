import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.span import Span
from annotations.suggest import (
    DEFAULT_PIPELINE,
    SpacySuggester,
    load_suggester,
)
from annotations.suggest.crew import Crew
from annotations.suggestion import Proposal

Maker = Callable[..., Path]
ACME = {"label": "ORG", "pattern": "Acme", "id": "a firm we know"}


def test_a_pipeline_in_a_folder_proposes_its_entities(make_pipeline: Maker) -> None:
    suggester = load_suggester(str(make_pipeline(ACME)))

    (proposals,) = suggester.suggest(["Shares of Acme fell."])

    assert proposals == (Proposal(Span(10, 14), "ORG", None, "a firm we know"),)


def test_positions_count_code_points_after_an_emoji(make_pipeline: Maker) -> None:
    text = "📰🇧🇾 says Acme."
    suggester = SpacySuggester.load(str(make_pipeline(ACME)))

    (proposals,) = suggester.suggest([text])

    assert [p.span.of(text) for p in proposals] == ["Acme"]


def test_texts_come_back_in_order_and_one_each(make_pipeline: Maker) -> None:
    suggester = SpacySuggester.load(str(make_pipeline(ACME)))

    counts = [
        len(found) for found in suggester.suggest(["", "Acme", " ", "Acme, Acme"])
    ]

    assert counts == [0, 1, 0, 2]


def test_texts_are_read_lazily(make_pipeline: Maker) -> None:
    suggester = SpacySuggester.load(str(make_pipeline(ACME)))
    endless = iter(lambda: "Acme", None)

    assert len(next(suggester.suggest(endless))) == 1


def test_a_long_text_is_cut_and_its_offsets_kept(make_pipeline: Maker) -> None:
    suggester = SpacySuggester.load(str(make_pipeline(ACME)))
    suggester.nlp.max_length = 30
    text = "Acme rose.\n\n" * 5 + "Then Acme fell."

    (proposals,) = suggester.suggest([text])

    assert [p.span.of(text) for p in proposals] == ["Acme"] * 6
    assert proposals[-1].span == Span(65, 69)


def test_white_space_around_an_entity_is_trimmed(make_pipeline: Maker) -> None:
    padded = {"label": "ORG", "pattern": [{"IS_SPACE": True}, {"TEXT": "Acme"}]}
    blank = {"label": "ORG", "pattern": [{"TEXT": "\n\n\n"}]}
    suggester = SpacySuggester.load(str(make_pipeline(padded, blank)))

    (proposals,) = suggester.suggest(["Oh\n\n\nno \n Acme"])

    assert [p.span for p in proposals] == [Span(10, 14)]


def test_a_pipeline_says_which_it_is(make_pipeline: Maker) -> None:
    pipeline = SpacySuggester.load(str(make_pipeline(ACME))).pipeline

    assert (pipeline.name, pipeline.version) == ("en_tiny", "1.2.3")
    assert len(pipeline.digest) == 64


def test_reading_texts_does_not_change_the_digest(make_pipeline: Maker) -> None:
    folder = str(make_pipeline(ACME))
    used = SpacySuggester.load(folder)
    list(used.suggest(["Words nobody has seen before: blivet, frobnicate."]))

    assert used.pipeline.digest == SpacySuggester.load(folder).pipeline.digest


def test_other_rules_give_another_digest(make_pipeline: Maker) -> None:
    first = SpacySuggester.load(str(make_pipeline(ACME))).pipeline
    second = SpacySuggester.load(str(make_pipeline({**ACME, "label": "GPE"}))).pipeline

    assert first.digest != second.digest


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "no/such/folder"])
def test_a_pipeline_that_is_nowhere_is_refused(name: str) -> None:
    with pytest.raises(CopydeskError, match=rf"no pipeline “{name}”.*install it"):
        load_suggester(name)


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match=r"no meta\.json"):
        load_suggester(str(tmp_path))


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(CopydeskError):
        load_suggester("")


@pytest.mark.parametrize("text", ["{", "[]", "\udcff"])
def test_a_damaged_meta_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "meta.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(CopydeskError, match="again"):
        load_suggester(str(tmp_path))


def test_a_pipeline_without_its_configuration_is_refused(make_pipeline: Maker) -> None:
    folder = make_pipeline(ACME)
    (folder / "config.cfg").unlink()

    with pytest.raises(CopydeskError, match="could not be loaded"):
        load_suggester(str(folder))


def test_a_pipeline_for_another_spacy_names_both_versions(make_pipeline: Maker) -> None:
    folder = make_pipeline(ACME, spacy_version=">=2.0.0,<2.1.0")

    with pytest.raises(CopydeskError, match=r">=2\.0\.0,<2\.1\.0.*spaCy 3\."):
        load_suggester(str(folder))


def test_a_pipeline_that_needs_a_missing_part_is_refused(make_pipeline: Maker) -> None:
    folder = make_pipeline(ACME)
    config = folder / "config.cfg"
    config.write_text(config.read_text().replace('"entity_ruler"\n', '"exotic_part"\n'))

    with pytest.raises(CopydeskError, match=r"missing here.*exotic_part"):
        load_suggester(str(folder))


def test_a_pipeline_that_marks_no_entities_is_refused(make_pipeline: Maker) -> None:
    with pytest.raises(CopydeskError, match="no part that marks entities"):
        load_suggester(str(make_pipeline(part="sentencizer")))


def test_the_default_needs_no_name() -> None:
    names = {load_suggester(name).pipeline.name for name in (None, DEFAULT_PIPELINE)}

    assert names == {DEFAULT_PIPELINE}


def test_importing_the_suggesters_does_not_import_spacy() -> None:
    code = "import annotations.suggest, sys; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.slow
def test_the_default_has_the_same_digest_in_every_process() -> None:
    code = "from annotations.suggest import *; print(load_suggester().pipeline.digest)"
    digests = {
        subprocess.run(  # noqa: S603  our own words
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


@pytest.mark.slow
def test_several_processes_find_what_one_finds() -> None:
    texts = ["President Quill left Peru.", "🎉 $3 million in Lima"] * 3

    many = list(Crew(load_suggester, jobs=2).suggest(texts))

    assert many == list(load_suggester().suggest(texts))


def test_the_default_can_travel_to_another_process() -> None:
    nlp = load_suggester().nlp

    copies = [pickle.loads(pickle.dumps(part)) for _, part in nlp.pipeline]  # noqa: S301  our own bytes

    assert len(copies) == len(nlp.pipeline)


def test_a_foreign_part_that_does_not_say_what_it_sets_is_let_in(
    tmp_path: Path,
) -> None:
    import spacy
    from spacy.language import Language

    Language.component("tests_silent_part", func=leave_alone)
    nlp = spacy.blank("en")
    nlp.add_pipe("tests_silent_part")
    nlp.to_disk(tmp_path / "pipeline")

    suggester = SpacySuggester.load(str(tmp_path / "pipeline"))

    assert list(suggester.suggest(["Quiet."])) == [()]


def leave_alone(doc: Any) -> Any:
    return doc


def test_a_meta_file_without_a_name_is_refused(make_pipeline: Maker) -> None:
    with pytest.raises(CopydeskError, match="could not be loaded"):
        load_suggester(str(make_pipeline(ACME, name="")))
