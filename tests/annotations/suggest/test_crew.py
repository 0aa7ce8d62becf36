"""A crew says what its suggester says, and leaves no process behind."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator

import pytest

from annotations.errors import CopydeskError
from annotations.suggest import crew
from annotations.suggest.crew import Crew, staffed
from tests.readers import LABELS, FirstLetters, broken

TEXTS = [f"{letter} text of its own." * 400 for letter in "abcdefghijklmnop"]


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def letters(crew: Crew, texts: Iterable[str] = TEXTS) -> str:
    return "".join(one.label for (one,) in crew.suggest(texts))


def readers(crew: Crew, texts: Iterable[str] = TEXTS) -> list[str]:
    return [one.rule for (one,) in crew.suggest(texts)]


def test_several_processes_answer_in_the_order_of_the_texts() -> None:
    assert letters(Crew(FirstLetters, jobs=3)) == "abcdefghijklmnop"


def test_none_of_the_texts_is_read_in_this_process() -> None:
    assert str(os.getpid()) not in readers(Crew(FirstLetters, jobs=2))


def test_a_crew_is_the_machine_that_its_suggester_is() -> None:
    crew = Crew(FirstLetters, lasting=True)
    pipeline, labels = crew.pipeline, crew.labels
    crew.close()

    assert pipeline == FirstLetters.pipeline
    assert labels == LABELS


def test_texts_are_taken_as_they_are_needed() -> None:
    left = iter(TEXTS * 10)
    found = Crew(FirstLetters, jobs=2).suggest(left)
    next(found)
    found.close()

    assert len(list(left)) > len(TEXTS) * 9


def test_a_crew_that_lasts_keeps_its_process_until_it_is_closed() -> None:
    crew = Crew(FirstLetters, lasting=True)
    both = {*readers(crew), *readers(crew)}
    crew.close()

    assert len(both) == 1


def test_a_closed_crew_starts_again() -> None:
    crew = Crew(FirstLetters)

    assert letters(crew, ["one"]) + letters(crew, ["two"]) == "ot"


def test_processes_are_renewed_before_they_have_read_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew, "_RENEWED", len("".join(TEXTS)) // 2)
    seen = readers(Crew(FirstLetters))

    assert len(seen) == len(TEXTS)
    assert len(set(seen)) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipeline_that_cannot_be_loaded_is_said_in_its_own_words(jobs: int) -> None:
    with pytest.raises(CopydeskError, match="no such pipeline; choose another"):
        letters(Crew(broken, jobs=jobs))


def test_a_process_that_dies_is_said_in_a_sentence_and_replaced() -> None:
    crew = Crew(FirstLetters)
    with pytest.raises(CopydeskError, match="died, perhaps for want of memory"):
        letters(crew, ["one", "die", *TEXTS])

    assert letters(crew, ["two"]) == "t"


def test_a_few_articles_start_no_process() -> None:
    assert isinstance(staffed(FirstLetters, jobs=0, articles=99), FirstLetters)
    assert isinstance(staffed(FirstLetters, jobs=2, articles=99), Crew)
    assert isinstance(staffed(FirstLetters, jobs=0, articles=100), Crew)
