from pathlib import Path

import pytest

from annotations.evaluate.gold import Entity, GoldArticle
from annotations.listing import Query
from annotations.span import Span
from annotations.suggestion import Proposal
from benchmarks.actions.gold import Key
from benchmarks.actions.hands import Gesture, Purpose
from benchmarks.actions.play import Order, Played, play
from benchmarks.actions.report import Account, lines
from benchmarks.actions.reviewer import Policy
from db.project import opened
from tests import builders

FIRST = "Ada Lovelace met Lord Byron in London on Friday. The Royal Society slept."
SECOND = "Nobody in Jedburgh knew Mary Somerville but Ada Lovelace."
SUGGESTED = (
    (FIRST, "Ada Lovelace", "PERSON"),  # right
    (FIRST, "Byron", "ORG"),  # wrong label
    (FIRST, "on Friday", "DATE"),  # too long
    (FIRST, "slept", "GPE"),  # nothing
    (SECOND, "Mary Somerville", "PERSON"),  # right
)
GOLD = (
    (FIRST, "Ada Lovelace", "PERSON"),
    (FIRST, "Byron", "PERSON"),
    (FIRST, "London", "GPE"),
    (FIRST, "Friday", "DATE"),
    (FIRST, "The Royal Society", "ORG"),
    (SECOND, "Jedburgh", "GPE"),
    (SECOND, "Mary Somerville", "PERSON"),
    (SECOND, "Ada Lovelace", "PERSON"),
)


def at(text: str, words: str, label: str) -> Key:
    start = text.index(words)
    return Span(start, start + len(words)), label


def gold() -> list[GoldArticle]:
    return [
        GoldArticle(
            text=text,
            entities=tuple(Entity(*at(*one)) for one in GOLD if one[0] == text),
        )
        for text in (FIRST, SECOND)
    ]


def suggest(project: Path) -> None:
    with opened(project) as store:
        run = store.continued_run(builders.pipeline())
        for id_ in store.article_ids(Query(), "ann"):
            text = store.article(id_).text
            found = [Proposal(*at(*one)) for one in SUGGESTED if one[0] == text]
            store.add_suggestions(run, [(id_, found)])


def played(policy: Policy, *, mouse: bool = True) -> Played:
    return play(Order(gold=gold(), policy=policy, suggest=suggest, mouse=mouse))


@pytest.mark.parametrize("mouse", [True, False], ids=["both", "keyboard"])
@pytest.mark.parametrize("policy", Policy)
def test_every_article_ends_as_its_gold_is(policy: Policy, *, mouse: bool) -> None:
    account = Account(played(policy, mouse=mouse))

    assert account.purposes[Purpose.FINISH] == len(gold())
    assert account.actions == sum(account.gestures.values())


def test_what_is_right_is_confirmed_by_itself_or_with_the_rest() -> None:
    every, rest = Account(played(Policy.EVERY)), Account(played(Policy.REST))

    assert every.purposes[Purpose.CONFIRM] >= 2
    assert rest.purposes[Purpose.CONFIRM] == 0


def test_each_wrong_label_and_each_spurious_span_takes_one_decision() -> None:
    account = Account(played(Policy.REST))

    assert account.purposes[Purpose.RELABEL] == 1
    assert account.purposes[Purpose.REJECT] == 1


def test_from_scratch_nothing_is_suggested_by_the_pipeline() -> None:
    scratch = played(Policy.SCRATCH)

    assert scratch.suggested == [[], []]
    assert Account(scratch).peers["Label Studio"] == 2 * len(GOLD) + 2


def test_keyboard_hands_use_no_mouse() -> None:
    account = Account(played(Policy.REST, mouse=False))

    assert set(account.gestures) == {Gesture.KEY}


def test_the_report_names_gold_hands_and_the_best_of_the_others() -> None:
    accounts = [Account(played(policy)) for policy in (Policy.REST, Policy.EVERY)]

    said = "\n".join(lines("made_up.jsonl", accounts))

    assert "made_up.jsonl: 2 articles, 8 entities, keyboard and mouse" in said
    assert accounts[0].best in said
