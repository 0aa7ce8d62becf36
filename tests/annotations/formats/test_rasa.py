"""Reading Rasa's training data."""

import json
from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed, read_as
from annotations.formats import FORMATS
from annotations.formats.rasa import RASA
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

NLU = """\
version: "3.1"
nlu:
- intent: travel
  examples: |
    - [Tim Cook](PERSON) 🙂 met [Jose\u0301](PERSON) in [תל אביב](GPE)
    - from [LA]{"entity": "city", "role": "from", "value": "Los Angeles"} to Rome
    - [the A](line:blue)[ or B][{"entity": "line", "group": 1}, {"entity": "or"}]
- synonym: Los Angeles
  examples: |
    - City of Angels
- intent: greet
  examples:
  - text: |
      hello [you](who)
    metadata:
      sentiment: neutral
"""


def _read(
    folder: Path, text: str, name: str = "nlu.yml"
) -> list[FoundArticle | Refusal]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    assert guessed(path, FORMATS) is RASA
    return list(RASA.read(path))


def test_examples_of_intents_are_read(tmp_path: Path) -> None:
    found = _read(tmp_path, NLU)

    outcomes = [settled(one) for one in found if isinstance(one, FoundArticle)]
    assert [one.annotated.article.text for one in outcomes] == [
        "Tim Cook 🙂 met Jose\u0301 in תל אביב",
        "from LA to Rome",
        "the A or B",
        "hello you",
    ]
    assert [made.labelled(one) for one in outcomes] == [
        [("Tim Cook", "PERSON"), ("Jose\u0301", "PERSON"), ("תל אביב", "GPE")],
        [("LA", "city")],
        [("the A", "line"), (" or B", "line"), (" or B", "or")],
        [("you", "who")],
    ]
    assert outcomes[1].annotated.spans[0].values == {
        "role": "from",
        "value": "Los Angeles",
    }
    assert outcomes[1].annotated.article.news.extra == {"intent": "travel"}


def test_what_is_about_no_text_is_told_once(tmp_path: Path) -> None:
    found = _read(tmp_path, NLU)

    told = [
        line
        for one in found
        if isinstance(one, FoundArticle)
        for line in one.left_aside
    ]
    assert told == [
        "Left out, being about no text: 1 of synonyms, patterns and the like."
    ]


def test_the_older_json_is_read(tmp_path: Path) -> None:
    city = {"start": 24, "end": 31, "value": "Tel Aviv", "entity": "GPE"}
    examples = [
        {"text": made.MIXED, "intent": "travel", "entities": [city, {"start": 1}]},
        {"intent": "nothing"},
    ]
    told = {"common_examples": examples, "entity_synonyms": [{}, {}]}

    one, refused = _read(tmp_path, json.dumps({"rasa_nlu_data": told}), "nlu.json")

    assert isinstance(one, FoundArticle)
    assert made.labelled(settled(one)) == [("תל אביב", "GPE")]
    assert len(one.left_aside) == 2
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    "said", ["[Tim]{entity: city}", "[Tim]{}", "[Tim]", "[Tim](", "[](city)"]
)
def test_brackets_that_say_no_entity_are_told_or_stay(
    tmp_path: Path, said: str
) -> None:
    text = f"nlu:\n- intent: a\n  examples: |\n    - {said} met Ada\n"

    (one,) = _read(tmp_path, text)

    assert isinstance(one, FoundArticle)
    assert one.spans == ()
    assert one.text == f"{said} met Ada" or "no entity" in one.left_aside[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", "nlu: [\n"),
        ("a.yml", "nlu: 7\n"),
        ("a.yml", "- x\n"),
        ("a.yml", ""),
        ("a.yml", "&a [*a]"),
        ("a.json", '{"rasa_nlu_data": {"common_examples": '),
        ("a.json", '{"rasa_nlu_data": {"common_examples": 7}}'),
        ("a.json", "[]"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)

    found = list(read_as(path, RASA, FORMATS))

    assert [type(one) for one in found] == [Refusal]


def test_other_yaml_is_not_told_for_rasas(tmp_path: Path) -> None:
    path = tmp_path / "config.yml"
    path.write_text("language: en\npipeline:\n- name: WhitespaceTokenizer\n")

    assert guessed(path, FORMATS) is None
