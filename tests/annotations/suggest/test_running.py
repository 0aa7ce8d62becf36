from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.span import Span
from annotations.suggest import load_suggester
from annotations.suggest.crew import Crew
from annotations.suggest.spacy_pipeline import SpacySuggester
from tests.pipelines import BREAKS_ON, loaded, saved

ACME = {"Acme": "ORG"}


@pytest.fixture
def fragile(tmp_path: Path) -> SpacySuggester:
    """A pipeline that breaks down over some texts."""
    folder = saved(tmp_path / "fragile", ACME, parts=("tests_breaks_down",))
    return load_suggester(str(folder))


def test_a_pipeline_that_breaks_down_names_itself_and_the_article(
    fragile: SpacySuggester,
) -> None:
    texts = ["Acme rose.", f"The bomb went off\n\n{BREAKS_ON} it went.", "Acme fell."]

    with pytest.raises(CopydeskError) as raised:
        list(fragile.suggest(texts))

    assert str(raised.value) == (
        "The pipeline “en_fragile” broke down at the article that begins “The bomb "
        f"went off {BREAKS_ON} it went.”: RuntimeError: out of cheese. What was stored "
        "before stays; have the pipeline mended, or choose another one."
    )


@pytest.mark.slow
def test_it_names_the_article_with_several_processes_too(tmp_path: Path) -> None:
    folder = saved(tmp_path / "fragile", ACME, parts=("tests_breaks_down",))
    several = Crew(partial(loaded, folder), jobs=2)

    with pytest.raises(CopydeskError, match=f"begins “{BREAKS_ON}!”: RuntimeError"):
        list(several.suggest(["Acme", f"{BREAKS_ON}!", "Acme"]))


@pytest.mark.parametrize("texts", [[BREAKS_ON, "Acme"], ["Acme", BREAKS_ON]])
def test_a_pipeline_that_loses_a_text_is_found_out(
    tmp_path: Path, texts: list[str]
) -> None:
    loses = loaded(saved(tmp_path / "holes", ACME, parts=("tests_loses_texts",)))

    with pytest.raises(CopydeskError, match=f"begins “{BREAKS_ON}”: it gave nothing"):
        list(loses.suggest(texts))


def test_texts_before_the_one_that_breaks_come_out(fragile: SpacySuggester) -> None:
    found = fragile.suggest(["Acme"] * 40 + [BREAKS_ON])

    assert [len(next(found)) for _ in range(40)] == [1] * 40


def test_what_happens_to_the_texts_themselves_is_not_the_pipelines_fault(
    fragile: SpacySuggester,
) -> None:
    def texts() -> Iterator[str]:
        yield "Acme"
        raise CopydeskError("The disk failed.")

    with pytest.raises(CopydeskError, match=r"^The disk failed"):
        list(fragile.suggest(texts()))


def test_spans_beside_a_cut_keep_their_offsets(fragile: SpacySuggester) -> None:
    fragile.nlp.max_length = 12
    text = "Acme, 🎻 Acme\n\nAcme Acme\nAcme"

    (proposals,) = fragile.suggest([text])

    assert [one.span.start for one in proposals] == [0, 8, 14, 19, 24]
    assert {one.span.of(text) for one in proposals} == {"Acme"}


def test_a_text_longer_than_the_pipeline_takes_is_cut_at_paragraphs(
    fragile: SpacySuggester,
) -> None:
    fragile.nlp.max_length = 1000
    paragraph = "Acme rose. " * 30 + "\n\n"
    text = paragraph * 7

    (proposals,) = fragile.suggest([text])

    assert len(proposals) == 210
    assert proposals[-1].span == Span(text.rindex("Acme"), text.rindex("Acme") + 4)


@pytest.mark.parametrize("text", ["", " \n\n ", "1234 -- 56%", "…!?", "🎻🎻"])
def test_a_text_without_letters_has_no_such_names(
    fragile: SpacySuggester, text: str
) -> None:
    assert list(fragile.suggest([text])) == [()]


@pytest.mark.parametrize("text", ["", "\n", "— — —", "🎻", "\u200b"])
def test_the_built_in_pipeline_reads_texts_without_letters(text: str) -> None:
    assert list(load_suggester().suggest([text])) == [()]
