"""What an import did is said in the same words everywhere."""

import json

import pytest

from annotations.readers.reader import Refusal
from annotations.summary import Duplicate, ImportSummary

THERE = Duplicate("b.txt", "Bridge opens")
BAD = Refusal("notes.bin", "Files of this kind cannot be read; try another.")


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (ImportSummary(0), "No articles added."),
        (ImportSummary(1), "1 article added."),
        (ImportSummary(5), "5 articles added."),
        (ImportSummary(12345), "12,345 articles added."),
        (ImportSummary(2, (THERE,)), "2 articles added, 1 was there already."),
        (ImportSummary(0, (THERE,) * 3), "No articles added, 3 were there already."),
        (ImportSummary(1, (), (BAD,)), "1 article added, 1 refused."),
        (
            ImportSummary(5, (THERE,), (BAD, BAD)),
            "5 articles added, 1 was there already, 2 refused.",
        ),
    ],
)
def test_the_sentence_counts_in_good_grammar(
    summary: ImportSummary, sentence: str
) -> None:
    assert summary.sentence() == sentence


def test_each_article_that_did_not_come_in_has_a_line() -> None:
    summary = ImportSummary(5, (THERE,), (BAD,))

    assert summary.lines() == [
        "5 articles added, 1 was there already, 1 refused.",
        "b.txt: There already as “Bridge opens”.",
        "notes.bin: Files of this kind cannot be read; try another.",
    ]


def test_the_plain_values_go_through_json() -> None:
    summary = ImportSummary(5, (THERE,), (BAD,))

    assert json.loads(json.dumps(summary.as_dict())) == {
        "added": 5,
        "duplicates": [{"where": "b.txt", "title": "Bridge opens"}],
        "refused": [{"where": BAD.where, "why": BAD.why}],
    }
