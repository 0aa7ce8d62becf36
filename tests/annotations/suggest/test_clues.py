"""Rules are tried at their clues only, and must find what they find anywhere."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.suggest.rules import sightings
from annotations.suggest.rules.build import fine_tokenizer
from annotations.suggest.rules.clues import first, name_with
from annotations.suggest.rules.matches import matches_at
from annotations.suggest.rules.rulebook import rulebook
from annotations.suggest.rules.sightings import Lookout
from annotations.suggest.rules.tokens import Tokens

DEV = Path(__file__).parents[4] / "shared" / "corpora" / "dev"
GAPS = ["", " ", ", ", ". ", "-", "/", "\n", "_", "("]
LETTERS = st.characters(
    max_codepoint=0x24F, include_characters="\u2013\u2014\u2019\u201c\u201d\u20ac\u20b9"
)


def texts() -> st.SearchStrategy[str]:
    """Write two things that rules find, one after the other."""
    pieces = st.sampled_from(rulebook().rules).flatmap(
        lambda rule: st.from_regex(rule.pattern, alphabet=LETTERS)
    )
    return st.builds("".join, st.tuples(pieces, st.sampled_from(GAPS), pieces))


@pytest.fixture(scope="module")
def nlp() -> Any:
    import spacy

    blank = spacy.blank("en")
    blank.tokenizer = fine_tokenizer(blank)
    return blank


def overlooked(nlp: Any, text: str) -> list[tuple[str, str]]:
    """List the rules that find something else at their clues than anywhere."""
    seen = rulebook().lookout.look(Tokens.of(nlp.make_doc(text)))
    return [
        (rule.label, rule.reason)
        for rule in rulebook().rules
        if rule.clue
        and [m.span() for m in matches_at(rule.pattern, text, seen.of(rule.clue))]
        != [m.span() for m in rule.pattern.finditer(text)]
    ]


@settings(max_examples=60, deadline=None)
@example("AT& Bank of Foo met.")
@example("Bank of Foo met in Stratford-upon-Avon University Hospital.")
@example("It was abc1990s, 21990s and mid1990-95.")
@example("It fell in the earlier previous week.")
@given(st.deferred(texts))
def test_no_rule_begins_where_it_has_no_clue(nlp: Any, text: str) -> None:
    assert not overlooked(nlp, text)


@pytest.mark.skipif(not DEV.exists(), reason="the corpora are not here")
@pytest.mark.parametrize("name", ["gum_news_dev", "gmb_dev", "recognizers_dev"])
def test_no_clue_is_overlooked_in_the_corpora(nlp: Any, name: str) -> None:
    with (DEV / f"{name}.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 300)]

    assert not [(text, rows) for text in texts if (rows := overlooked(nlp, text))]


def test_a_name_begins_at_any_capital_before_its_head(nlp: Any) -> None:
    clue = name_with("Bank")
    text = "He saw the First Bank of Foo and Bar; Baz left."

    seen = Lookout([clue]).look(Tokens.of(nlp.make_doc(text)))

    assert [text[at:].partition(" ")[0] for at in seen.of(clue)] == ["First", "Bank"]


def test_a_clue_may_ignore_case(nlp: Any) -> None:
    clue = first("two|three", any_case=True)

    seen = Lookout([clue]).look(Tokens.of(nlp.make_doc("Two or THREE of four")))

    assert seen.of(clue) == [0, 7]


def test_a_full_table_of_words_is_begun_anew(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sightings, "_MOST_WORDS", 2)
    clue = first("two")
    lookout = Lookout([clue])

    sizes = [
        len(lookout.look(Tokens.of(nlp.make_doc(text))).marks)
        for text in ("one two three", "two four", "two five six seven")
    ]

    assert sizes == [3, 2, 5]
