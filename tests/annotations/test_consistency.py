from dataclasses import replace

import pytest

from annotations.annotation import AnnotationId, State
from annotations.consistency import against, elsewhere, in_context, said, same_words
from annotations.marks import Mark, mark_of
from annotations.memory.remembered import Remembered
from annotations.span import Span
from tests.builders import annotation, span, suggestion

TEXT = "Georgia won. In Georgia they sang of Georgia."


def known(label: str, times: int = 0, *, rejected: int = 0) -> Remembered:
    return Remembered(words="Georgia", label=label, confirmed=times, rejected=rejected)


def pending(label: str) -> Mark:
    return Mark(suggestion=suggestion("London", label))


def test_what_words_were_is_summed_up_most_first() -> None:
    remembered = [known("ORG", 2), known("GPE", 1_037), known("", rejected=1)]

    assert said(remembered) == "GPE 1,037 · ORG 2 · nothing 1"


def test_what_was_rejected_is_counted_apart() -> None:
    assert said([known("GPE", 1, rejected=2), known("ORG", rejected=1)]) == (
        "GPE 1 · rejected 3"
    )


def test_nothing_is_said_of_words_never_decided_on() -> None:
    assert said([]) == ""


@pytest.mark.parametrize("state", list(State))
def test_a_decision_is_not_among_those_elsewhere(state: State) -> None:
    one, left = (Remembered(words="w", label="GPE", **{state.value: n}) for n in (1, 0))
    mark = mark_of(annotation("London", "GPE", state=state))

    assert elsewhere([one], mark) == (left,)


def test_what_is_pending_leaves_memory_as_it_is() -> None:
    assert elsewhere([known("GPE", 1)], pending("GPE")) == (known("GPE", 1),)


@pytest.mark.parametrize(
    ("remembered", "here", "warning"),
    [
        ([], [], ""),
        ([known("ORG", 9)], [], ""),
        ([known("GPE", 37), known("ORG", 2)], [], "Elsewhere GPE 37 times."),
        ([known("GPE", 2)], [], ""),
        ([known("GPE", 5), known("ORG", 4)], [], ""),
        ([], ["GPE", "ORG"], "In this article also GPE."),
        ([known("ORG", rejected=3)], [], "Elsewhere rejected as ORG 3 times."),
        ([known("ORG", 1, rejected=3)], [], ""),
    ],
)
def test_a_label_is_held_against_what_was_decided_before(
    remembered: list[Remembered], here: list[str], warning: str
) -> None:
    assert against(pending("ORG"), remembered, here) == warning


def test_rejecting_what_always_stood_goes_against_it() -> None:
    rejected = mark_of(annotation("London", "GPE", state=State.REJECTED))

    assert against(rejected, [known("GPE", 4)]) == "Elsewhere GPE 4 times."
    assert against(rejected, [known("ORG", 4)]) == ""


def test_the_same_words_are_those_decided_elsewhere_in_the_article() -> None:
    here, sung = Span(0, 7), Span(37, 44)
    marks = [
        mark_of(
            replace(
                annotation(label=label, state=state), id=AnnotationId(label), span=at
            )
        )
        for label, state, at in (
            ("GPE", State.ADDED, here),
            ("ORG", State.ADDED, sung),
            ("NORP", State.REJECTED, sung),
            ("EVENT", State.ADDED, span("Georgia won", TEXT)),
        )
    ]

    assert [one.label for one in same_words(TEXT, marks[0], marks)] == ["ORG"]


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("One. Two Georgia three. Four.", "Georgia", ("Two ", "Georgia", " three.")),
        ("A line\nGeorgia\nmore", "Georgia", ("", "Georgia", "")),
        ("New\n York", "New\n York", ("", "New York", "")),
    ],
)
def test_words_are_shown_in_their_sentence(
    text: str, words: str, cut: tuple[str, str, str]
) -> None:
    assert in_context(text, span(words, text)) == cut


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 50 + "Georgia" + " word" * 50

    before, _, after = in_context(text, span("Georgia", text))

    assert before.startswith("… word ")
    assert after.endswith(" word …")
