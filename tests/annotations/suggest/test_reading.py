from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253  to make documents
from spacy.tokens import SpanGroup  # noqa: TID253

from annotations.span import Span
from annotations.suggest import load_suggester
from annotations.suggest.reading import SCORES, proposals_of
from annotations.suggest.running import Piece
from annotations.suggestion import Proposal
from tests.pipelines import saved

TEXT = "🎻 Ada of Acme"


@pytest.fixture
def doc() -> Any:
    """Two entities, and groups of spans that overlap them and each other."""
    doc: Any = spacy.blank("en")(TEXT)
    doc.set_ents([doc.char_span(2, 5, "PER"), doc.char_span(9, 13, "ORG")])
    whole, name = doc.char_span(2, 13, "PER"), doc.char_span(2, 5, "PER")
    doc.spans["sc"] = SpanGroup(doc, attrs={"scores": [0.25, 1.5]}, spans=[whole, name])
    doc.spans["ruler"] = [doc.char_span(6, 8, "OF")]
    return doc


def found(doc: Any, *groups: str) -> list[tuple[str, str, float | None]]:
    piece = Piece(0, TEXT, 0, is_last=True, begins=TEXT)
    return [
        (one.span.of(doc.text), one.label, one.score)
        for one in proposals_of(doc, piece, groups)
    ]


def test_entities_and_every_span_group_are_read(doc: Any) -> None:
    assert found(doc) == [
        ("Ada", "PER", None),
        ("Acme", "ORG", None),
        ("Ada of Acme", "PER", 0.25),
        ("Ada", "PER", 1.0),
        ("of", "OF", None),
    ]


def test_of_the_groups_those_named_are_read(doc: Any) -> None:
    assert [words for words, *_ in found(doc, "ruler", "none")] == ["Ada", "Acme", "of"]


def test_entities_have_the_scores_that_stand_beside_them(doc: Any) -> None:
    doc.user_data[SCORES] = [0.75, -0.5]

    assert [score for *_, score in found(doc)][:2] == [0.75, 0.0]


@pytest.mark.parametrize("scores", [[0.5], [0.5] * 3, [float("nan")] * 2, None])
def test_scores_that_belong_to_nothing_are_none(doc: Any, scores: Any) -> None:
    doc.user_data[SCORES] = scores

    assert [score for *_, score in found(doc)][:2] == [None, None]


def test_the_same_span_and_label_from_both_is_one_proposal(tmp_path: Path) -> None:
    folder = saved(tmp_path / "both", {"Acme": "ORG"}, {"Acme": "ORG", "Ada": "PER"})

    (proposals,) = load_suggester(str(folder)).suggest([TEXT])

    assert proposals == (
        Proposal(Span(2, 5), "PER"),
        Proposal(Span(9, 13), "ORG"),
    )


def test_a_pipeline_with_nothing_but_span_groups_is_usable(tmp_path: Path) -> None:
    folder = saved(tmp_path / "spans", spans={"Ada": "PER", "Ada of Acme": "PER"})
    suggester = load_suggester(str(folder))

    (proposals,) = suggester.suggest([TEXT])

    assert [one.span.of(TEXT) for one in proposals] == ["Ada of Acme", "Ada"]
    assert suggester.labels == ("PER",)


def test_span_groups_that_are_named_are_part_of_the_settings(tmp_path: Path) -> None:
    folder = str(saved(tmp_path / "spans", spans={"Ada": "PER"}))

    other = load_suggester(folder, groups=("other",))

    assert list(other.suggest([TEXT])) == [()]
    assert other.pipeline.settings == {"span_groups": ["other"]}
    assert load_suggester(folder).pipeline.settings == {}


@pytest.mark.parametrize("part_name", ["spancat", "spancat_singlelabel"])
def test_a_trained_span_categorizer_gives_its_scores(
    tmp_path: Path, part_name: str
) -> None:
    nlp = spacy.blank("en")
    config = {"threshold": 0.0} if part_name == "spancat" else {}
    part: Any = nlp.add_pipe(part_name, config=config)
    for label in ("PER", "ORG", "LOC"):
        part.add_label(label)
    nlp.initialize()
    nlp.to_disk(tmp_path / "cat")

    found = load_suggester(str(tmp_path / "cat")).suggest(["Ada of Acme"] * 9)

    scores = [one.score for proposals in found for one in proposals]
    assert scores
    assert all(score is not None and 0 <= score <= 1 for score in scores)
