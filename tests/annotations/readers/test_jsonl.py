"""Each line of a JSONL file is an article or a refusal with its number."""

# ruff: noqa: RUF001  curly quotes are what legacy encodings get wrong

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.dates import PartialDate
from annotations.readers import read
from annotations.readers.reader import Found, Refusal

Outcomes = list[Found | Refusal]
Wire = Callable[[str | bytes], Outcomes]


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    def write_and_read(content: str | bytes) -> Outcomes:
        path = tmp_path / "wire.jsonl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read(path))

    return write_and_read


def test_lines_are_named_and_blank_ones_skipped(wire: Wire) -> None:
    outcomes = wire('{"text": "One."}\n\n  \r\n{"text": "Two."}')

    assert [one.where for one in outcomes] == [
        "wire.jsonl, line 1",
        "wire.jsonl, line 4",
    ]
    assert all(isinstance(one, Found) for one in outcomes)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{text: 1}", "not JSON"),
        ('{"text": "a"} {"text": "b"}', "not JSON"),
        ('{"text": "a", "score": NaN}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "a", "b": ' + "[" * 200 + "]" * 200 + "}", "nested too deeply"),
        ('["a"]', "no JSON object"),
        ('"a"', "no JSON object"),
        ('{"title": "a"}', "no “text”"),
        ('{"text": null}', "no “text”"),
        ('{"text": 7}', "not a string"),
        ('{"text": ""}', "is empty"),
        ('{"text": " \\n "}', "is empty"),
        ('{"text": "a\\u0000b"}', "zero character"),
        ('{"text": "a\\ud83d"}', "half a character"),
        ('{"text": "a", "title": "\\ud83d"}', "half a character"),
    ],
)
def test_a_bad_line_is_refused_by_number_and_the_rest_read(
    wire: Wire, line: str, why: str
) -> None:
    _, refusal, last = wire(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n')

    assert isinstance(refusal, Refusal)
    assert refusal.where == "wire.jsonl, line 2"
    assert why in refusal.why
    assert isinstance(last, Found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(wire: Wire, encoding: str) -> None:
    line = json.dumps({"text": "The café’s owner"}, ensure_ascii=False)

    (found,) = wire(f"{line}\n".encode(encoding))

    assert isinstance(found, Found)
    assert found.article.text == "The café’s owner"


def test_line_ends_inside_the_text_become_lf(wire: Wire) -> None:
    (found,) = wire('{"text": "One.\\r\\nTwo.\\rThree.\\n"}')

    assert isinstance(found, Found)
    assert found.article.text == "One.\nTwo.\nThree.\n"


def test_metadata_wins_over_what_the_text_says(wire: Wire) -> None:
    text = "Bridge opens\n\nBy Ann Lee (The Quay)\n\nLISBON, May 3 (AP) -- It opened."
    fields = {"text": text, "headline": "A bridge", "date": "2021-05-04", "spans": []}

    (found,) = wire(json.dumps(fields))

    assert isinstance(found, Found)
    news = found.article.news
    assert news.headline == "A bridge"
    assert news.published == PartialDate("2021-05-04")
    assert (news.byline, news.outlet, news.dateline) == (
        "Ann Lee",
        "The Quay",
        "LISBON",
    )
    assert news.source == "wire.jsonl, line 1"
    assert news.extra == {"spans": []}


def test_a_bad_date_is_kept_as_it_was(wire: Wire) -> None:
    (found,) = wire('{"text": "It opened.", "published": "soon"}')

    assert isinstance(found, Found)
    assert found.article.news.published is None
    assert found.article.news.extra == {"published": "soon"}
