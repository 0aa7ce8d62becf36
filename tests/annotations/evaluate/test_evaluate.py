import json
from collections.abc import Iterable, Iterator
from itertools import count

import pytest

from annotations.errors import CopydeskError
from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.report import report
from annotations.evaluate.run import evaluate
from annotations.progress import Progress
from annotations.suggest.suggester import Suggester
from tests.annotations.evaluate.said import Parrot, gold, parrot


def evaluated(
    articles: Iterable[GoldArticle], suggester: Suggester, *, keep: int = 5
) -> Evaluation:
    ticks = count()
    *_, found = evaluate(articles, suggester, keep=keep, clock=lambda: next(ticks))
    assert isinstance(found, Evaluation)
    return found


@pytest.fixture
def mixed() -> Evaluation:
    """One right, one cut short, one taken for another, one missed, one made up."""
    article = gold(
        "[Ada|PERSON] met [Lord Byron|PERSON] of [Rome|GPE] on [May 2|DATE] ."
    )
    said = parrot(
        "[Ada|PERSON|0.9] met Lord [Byron|PERSON|0.8] of [Rome|ORG|0.7] on May 2 "
        "[.|ORG]"
    )
    return evaluated([article], said)


def test_precision_recall_and_f1_come_by_label(mixed: Evaluation) -> None:
    person = mixed.whole.strict["PERSON"]

    assert (person.gold, person.predicted, person.right) == (2, 2, 1)
    assert (person.precision, person.recall, person.f1) == (0.5, 0.5, 0.5)
    assert mixed.whole.overlapping["PERSON"].f1 == 1


def test_core_and_all_sum_the_labels_up(mixed: Evaluation) -> None:
    assert mixed.core_f1 == pytest.approx(2 / 8)
    assert mixed.whole.overlapping["all"].right == 2


def test_other_labels_count_for_all_but_not_for_the_core() -> None:
    article = gold("[Ada|PERSON] won [five|CARDINAL]")
    found = evaluated([article], parrot("[Ada|PERSON] won five"))

    assert found.whole.strict["core"].gold == 1
    assert found.whole.strict["all"].gold == 2


def test_a_label_outside_exhaustive_is_neither_hit_nor_miss() -> None:
    article = gold("[Ada|PERSON] of [Rome|GPE]", exhaustive=["PERSON"])
    found = evaluated([article], parrot("[Ada|GPE] of [Rome|GPE]"))

    assert set(found.whole.strict) == {"PERSON", "core", "all"}
    assert found.whole.strict["PERSON"].recall == 0


def test_what_was_taken_for_what_is_counted(mixed: Evaluation) -> None:
    assert mixed.confusion.as_dict() == {
        "PERSON": {"PERSON": 1, "boundary": 1},
        "GPE": {"ORG": 1},
        "ORG": {},
        "DATE": {"missed": 1},
        "spurious": {"ORG": 1},
    }


def test_scores_are_held_against_what_was_right(mixed: Evaluation) -> None:
    assert mixed.calibration is not None
    assert mixed.calibration.count == 3
    assert [(one.low, one.count, one.right) for one in mixed.calibration.bins] == [
        (0.7, 1, 0.0),
        (0.8, 1, 0.0),
        (0.9, 1, 1.0),
    ]
    assert mixed.calibration.error == pytest.approx((0.7 + 0.8 + 0.1) / 3)


def test_without_scores_there_is_no_calibration() -> None:
    found = evaluated([gold("[Ada|PERSON]")], parrot("[Ada|PERSON]"))

    assert found.calibration is None
    assert "Calibration" not in "\n".join(report(found))


def test_a_certain_score_falls_into_the_last_bin() -> None:
    found = evaluated([gold("[Ada|PERSON]")], parrot("[Ada|PERSON|1.0]"))

    assert found.calibration is not None
    assert [one.low for one in found.calibration.bins] == [0.9]


def test_mistakes_are_listed_with_words_labels_and_score(mixed: Evaluation) -> None:
    (article,) = mixed.worst

    assert [(m.kind, m.labels, m.context, m.score) for m in article.mistakes] == [
        (
            "wrong boundary",
            "PERSON",
            "Ada met [Lord Byron] of Rome on May 2 . (said: “Byron”)",
            0.8,
        ),
        ("wrong label", "GPE → ORG", "Ada met Lord Byron of [Rome] on May 2 .", 0.7),
        ("missed", "DATE → \N{EN DASH}", "…met Lord Byron of Rome on [May 2] .", None),
        ("spurious", "\N{EN DASH} → ORG", "…Byron of Rome on May 2 [.]", None),
    ]


def test_the_articles_with_most_mistakes_are_kept_worst_first() -> None:
    articles = [
        gold(" ".join(["[Ada|PERSON]"] * wrong) or "nobody", name=str(number))
        for number, wrong in enumerate((0, 1, 3, 2, 3))
    ]
    found = evaluated(articles, parrot(), keep=3)

    assert [one.name for one in found.worst] == ["2", "4", "3"]


def test_no_mistakes_are_kept_if_none_are_asked_for() -> None:
    found = evaluated([gold("[Ada|PERSON]")], parrot(), keep=0)

    assert found.worst == ()
    assert "Mistakes" not in "\n".join(report(found))


def test_the_speed_is_the_pipelines_own() -> None:
    found = evaluated([gold("Ada slept well")] * 2, parrot())

    assert (found.whole.words, found.seconds, found.words_per_second) == (6, 1, 6)


def test_articles_are_taken_a_few_at_a_time() -> None:
    taken: list[int] = []

    def stream() -> Iterator[GoldArticle]:
        for number in range(1000):
            taken.append(number)
            yield gold("[Ada|PERSON]")

    next(evaluate(stream(), parrot("[Ada|PERSON]")))

    assert len(taken) < 100


def test_progress_says_how_many_of_how_many() -> None:
    first, *_ = evaluate([gold("Ada")] * 3, parrot())

    assert first == Progress(0, 3, "gold.jsonl")


def test_files_are_told_apart() -> None:
    articles = [gold("[Ada|PERSON]"), GoldArticle(text="Ada", entities=(), source="b")]
    found = evaluated(articles, parrot("[Ada|PERSON]"))

    assert [(one.name, one.strict["core"].f1) for one in found.sources] == [
        ("gold.jsonl", 1),
        ("b", 0),
    ]
    assert "F1 by file" in "\n".join(report(found))


def test_no_gold_at_all_is_refused() -> None:
    with pytest.raises(CopydeskError, match="nothing to measure against"):
        evaluated([], parrot())


def test_labels_that_only_one_side_knows_are_noted() -> None:
    found = evaluated([gold("[Ada|PER] won")], Parrot(parrot("[Ada|PERSON] won").told))

    assert found.notes() == [
        "In the gold but never predicted: PER.",
        "Predicted but never in the gold, so always wrong: PERSON.",
    ]


def test_the_report_is_plain_and_aligned(mixed: Evaluation) -> None:
    lines = list(report(mixed))

    table = [line for line in lines if line.startswith(("label", "PERSON  ", "core"))]
    assert len({len(line) for line in table[:2]}) == 1
    assert "ORG " in "\n".join(lines)
    assert any(line.startswith("spurious") for line in lines)


def test_all_of_it_fits_json(mixed: Evaluation) -> None:
    said = json.loads(json.dumps(mixed.as_dict()))

    assert said["strict"]["PERSON"]["f1"] == 0.5
    assert said["confusion"]["GPE"] == {"ORG": 1}
    assert said["worst"][0]["mistakes"][0]["words"] == "Lord Byron"
    assert said["calibration"]["expected_error"] > 0
