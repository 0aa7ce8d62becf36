import json
from io import BytesIO

import pytest
from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.formats.jsonl import JSONL, read
from tests.annotations.formats import made

GOLDEN = (
    '{"format": "copydesk", "version": 1, "offsets": "code points", '
    '"id": "844de3abf353e35a", '
    '"text": "Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\\nHe said so.", '
    '"headline": "Cook abroad", "byline": "", "outlet": "Wire", "dateline": "", '
    '"published": "XXXX-02-03", "source": "", "url": "", "language": "", '
    '"extra": {"id": 7, "tags": ["a", "b"]}, '
    '"zones": [{"kind": "boilerplate", "start": 44, "end": 55}], '
    '"review": "done", "flag": "", "spans": ['
    '{"id": "PERSON:Tim Cook", "start": 0, "end": 8, "text": "Tim Cook", '
    '"label": "PERSON", "state": "corrected", "note": "“quoted”", "annotator": "ann", '
    '"decided_at": "2024-02-03T04:05:06+00:00", '
    '"suggestion": {"start": 0, "end": 3, "label": "ORG", "score": 0.5, "rule": ""}, '
    '"pipeline": {"name": "rules", "version": "1", "digest": "' + "d" * 64 + '"}}, '
)
SECOND_SPAN = (
    '{"id": "FAMILY NAME:Cook", "start": 4, "end": 8, "text": "Cook", '
    '"label": "FAMILY NAME", "state": "added", "note": "", "annotator": "", '
    '"decided_at": null, "suggestion": null, "pipeline": null}'
)


def line(**changes: object) -> bytes:
    data, _ = made.written([made.mixed()], JSONL)
    return json.dumps(json.loads(data) | changes).encode()


def read_all(data: bytes) -> list[AnnotatedArticle]:
    return list(read(BytesIO(data)))


def test_an_article_is_one_line_with_all_there_is() -> None:
    data, _ = made.written([made.mixed()], JSONL)

    assert data.decode().startswith(GOLDEN + SECOND_SPAN)
    assert data.endswith(b"}]}\n")
    assert data.count(b"\n") == 1


def test_offsets_count_code_points() -> None:
    data, _ = made.written([made.mixed()], JSONL)

    record = json.loads(data)
    assert all(
        record["text"][one["start"] : one["end"]] == one["text"]
        for one in record["spans"]
    )


@settings(max_examples=50, deadline=None)
@given(made.articles())
def test_nothing_is_lost(annotated: AnnotatedArticle) -> None:
    data, losses = made.written([annotated], JSONL)

    assert losses == []
    assert read_all(data) == [annotated]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "Line 1 cannot be read as an article"),
        (b"[]", "Line 1 cannot be read as an article"),
        (b'{"text": "x"}', "no article of Copydesk, version 1"),
        (line(version=2), "no article of Copydesk, version 1"),
        (line(offsets="bytes"), "code points"),
        (line(text="Other words"), "not the one its id was made from"),
        (line(spans=[{"start": 0}]), "Line 1 cannot be read as an article"),
        (line(review="lost"), "Line 1 cannot be read as an article"),
        (line() + b"\n" + line(spans=[{"start": 3, "end": 3}]), "Line 2 .* no text"),
    ],
)
def test_a_line_of_another_kind_is_refused_by_its_number(
    data: bytes, words: str
) -> None:
    with pytest.raises(CopydeskError, match=words):
        read_all(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": 1}, "“Tim Cook” is not what stands at 1-8"),
        ({"end": 900}, "runs off a text"),
        ({"state": "perhaps"}, "“perhaps” is no state"),
    ],
)
def test_a_span_that_contradicts_the_text_is_refused(
    change: dict[str, object], words: str
) -> None:
    span = json.loads(line())["spans"][0]

    with pytest.raises(CopydeskError, match=words):
        read_all(line(spans=[span | change]))
