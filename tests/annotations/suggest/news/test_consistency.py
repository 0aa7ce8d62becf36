from pathlib import Path
from typing import Any

import pytest

from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.consistency import Consistency
from annotations.suggest.news.follow import SURNAME
from annotations.suggest.news.hints import give_hints, hints_of
from annotations.suggest.news.judge import Judge
from annotations.suggest.news.mention import Mention
from annotations.suggest.news.written import mentions_of, set_candidates
from annotations.suggest.reading import SCORES
from tests.news import doc

JUST = Consistency(Judge({"odds": 1.0}), Calibration())


def settled(text: str, *candidates: Mention) -> Any:
    one = doc(text)
    set_candidates(one, candidates)
    return JUST(one)


def test_candidates_are_judged_and_followed() -> None:
    found = settled(
        "Olga Petrenko left. Petrenko smiled.",
        Mention(0, 2, "PERSON", 0.9),
        Mention(0, 1, "GPE", 0.6, "a city", best=False),
    )

    assert [(e.text, e.label_, e.id_) for e in found.ents] == [
        ("Olga Petrenko", "PERSON", ""),
        ("Petrenko", "PERSON", SURNAME),
    ]


def test_a_rule_can_win_with_what_was_not_on_the_best_path() -> None:
    found = settled(
        "Olga left.",
        Mention(0, 2, "ORG", 0.2),
        Mention(0, 1, "PERSON", 0.7, "given name", best=False),
    )

    assert [(e.text, e.label_, e.id_) for e in found.ents] == [
        ("Olga", "PERSON", "given name")
    ]


def test_every_entity_keeps_its_probability() -> None:
    found = settled("Olga left.", Mention(0, 1, "PERSON", 0.75))

    assert found.user_data[SCORES] == [pytest.approx(0.75)]
    assert mentions_of(found) == [Mention(0, 1, "PERSON", 0.75)]


def test_nothing_else_is_left_on_the_doc() -> None:
    one = give_hints(doc("Olga left Belarus."))
    set_candidates(one, [Mention(0, 1, "PERSON", 0.75, best=False)])

    JUST(one)

    assert list(one.user_data) == [SCORES]
    assert hints_of(one) == []


def test_its_weights_go_to_disk_and_back(tmp_path: Path) -> None:
    judge, calibration = Judge({"odds": 0.7}), Calibration(0.9, -0.1, {SURNAME: -1.0})
    Consistency(judge, calibration).to_disk(tmp_path / "consistency")

    again = Consistency().from_disk(tmp_path / "consistency")

    assert again == Consistency(judge, calibration)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_is_left_without_entities(text: str) -> None:
    found = settled(text)

    assert found.ents == ()
    assert found.user_data[SCORES] == []
