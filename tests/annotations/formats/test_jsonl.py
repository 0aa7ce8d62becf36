import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotations.annotated import AnnotatedArticle
from annotations.exchange.found import FoundArticle
from annotations.exchange.record import record_of
from annotations.exchange.settling import settled
from annotations.exchange.text import as_json
from annotations.formats.jsonl import JSONL
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

GOLDEN = (
    '{"format":"copydesk","version":1,"offsets":"code points",'
    '"id":"844de3abf353e35a",'
    '"text":"Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\\nHe said so.",'
    '"headline":"Cook abroad","byline":"","outlet":"Wire","dateline":"",'
    '"published":"XXXX-02-03","source":"","url":"","language":"",'
    '"extra":{"id":7,"tags":["a","b"]},'
    '"zones":[{"kind":"boilerplate","start":41,"end":52}],'
    '"review":"done","flag":"","spans":['
    '{"id":"PERSON:Tim Cook","start":0,"end":8,"text":"Tim Cook",'
    '"label":"PERSON","state":"corrected","note":"“quoted”","annotator":"ann",'
    '"decided_at":"2024-02-03T04:05:06+00:00",'
    '"suggestion":{"start":0,"end":3,"label":"ORG","score":0.5,"rule":""},'
    '"pipeline":{"name":"rules","version":"1","digest":"' + "d" * 64 + '"}},'
)
SECOND_SPAN = (
    '{"id":"FAMILY NAME:Cook","start":4,"end":8,"text":"Cook",'
    '"label":"FAMILY NAME","state":"added","note":"","annotator":"",'
    '"decided_at":null,"suggestion":null,"pipeline":null}'
)


def record() -> dict[str, Any]:
    """Give an article as it is written."""
    plain = json.loads(as_json(record_of(made.mixed())))
    assert isinstance(plain, dict)
    return plain


def line(**changes: object) -> bytes:
    return json.dumps(record() | changes).encode()


def read_all(folder: Path, data: bytes) -> list[FoundArticle | Refusal]:
    path = folder / "in.jsonl"
    path.write_bytes(data)
    return list(JSONL.read(path))


def refused(folder: Path, data: bytes) -> Refusal:
    last = read_all(folder, data)[-1]
    assert isinstance(last, Refusal)
    return last


def test_an_article_is_one_line_with_all_there_is(tmp_path: Path) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], JSONL)

    data = files[0].read_bytes()
    assert data.decode().startswith(GOLDEN + SECOND_SPAN)
    assert data.endswith(b"}]}\n")
    assert data.count(b"\n") == 1


def test_offsets_count_code_points() -> None:
    written = record()

    assert all(
        written["text"][one["start"] : one["end"]] == one["text"]
        for one in written["spans"]
    )


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(annotated=made.articles())
def test_nothing_is_lost(tmp_path: Path, annotated: AnnotatedArticle) -> None:
    files, losses = made.written(tmp_path, [annotated], JSONL)

    assert losses == []
    assert made.read(files, JSONL) == [annotated]


@pytest.mark.parametrize("data", [line() + b"\n\n", b"\xef\xbb\xbf" + line() + b"\r\n"])
def test_blank_lines_and_marks_of_windows_do_no_harm(
    tmp_path: Path, data: bytes
) -> None:
    (found,) = read_all(tmp_path, data)

    assert isinstance(found, FoundArticle)
    assert settled(found).annotated == made.mixed()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "not JSON"),
        (line()[:-20], "not JSON"),
        (b"[]", "no JSON object"),
        (b'{"a": ' * 1000 + b"1" + b"}" * 1000, "not JSON|nested too deeply"),
        (b'{"text": "x"}', "no article of Copydesk, version 1"),
        (line(version=2), "no article of Copydesk, version 1"),
        (line(offsets="bytes"), "code points"),
        (line(text="Other words"), "not the one its id was made from"),
        (line(spans=[{"start": 0}]), "not as Copydesk writes it"),
        (line(review="lost"), "not as Copydesk writes it"),
        (line() + b"\n" + line(spans=[{"start": 3, "end": 3}]), "covers no text"),
    ],
)
def test_a_line_of_another_kind_is_refused_by_its_number(
    tmp_path: Path, data: bytes, words: str
) -> None:
    refusal = refused(tmp_path, data)

    assert re.search(words, refusal.why)
    assert refusal.where == f"in.jsonl, line {len(data.splitlines())}"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": 1}, "“Tim Cook” is not what stands at 1-8"),
        ({"end": 900}, "runs off a text"),
        ({"state": "perhaps"}, "“perhaps” is no state"),
    ],
)
def test_a_span_that_contradicts_the_text_is_refused(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    span = record()["spans"][0]

    refusal = refused(tmp_path, line(spans=[span | change]))

    assert words in refusal.why
