import json
from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.exchange.units import Unit
from annotations.formats import FORMATS
from annotations.formats.prodigy.prodigy import PRODIGY
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
HEAD = {"start": 0, "end": 8, "token_start": 0, "token_end": 1, "label": "PERSON"}
CHILD = {"start": 24, "end": 31, "token_start": 6, "token_end": 7, "label": "GPE"}
PAIR = [HEAD, CHILD]
STARTS = ((0, 3), (4, 8), (9, 10), (11, 14), (15, 20), (21, 23), (24, 26), (27, 31))
TOKENS = [
    {"text": made.MIXED[a:b], "start": a, "end": b, "id": number, "ws": True}
    for number, (a, b) in enumerate(STARTS)
]
TASK: dict[str, object] = {
    "text": made.MIXED,
    "meta": {"source": "Wire", "score": 0.7},
    "_input_hash": 11,
    "_task_hash": -12,
    "tokens": TOKENS,
    "spans": PAIR,
    "_session_id": None,
    "_annotator_id": "db-ann1",
    "_view_id": "ner_manual",
    "_timestamp": 1_718_000_000,
    "answer": "accept",
}
SHOWN = [("Tim Cook", "PERSON", "added"), ("תל אביב", "GPE", "added")]


def file_of(folder: Path, *tasks: object, mark: bytes = b"", end: str = "\n") -> Path:
    path = folder / "a.jsonl"
    lines = [json.dumps(one, ensure_ascii=False) + end for one in tasks]
    path.write_bytes(mark + "".join(lines).encode())
    return path


def read(path: Path) -> list[Settled]:
    found = list(PRODIGY.read(path))
    return [settled(one) for one in found if isinstance(one, FoundArticle)]


def one_of(folder: Path, **changes: object) -> Settled:
    (one,) = read(file_of(folder, TASK | changes))
    return one


def shown(one: Settled) -> list[tuple[str, str, str]]:
    text = one.annotated.article.text
    return [(s.words(text), s.label, s.state) for s in one.annotated.spans]


def test_an_accepted_task_has_standing_spans(tmp_path: Path) -> None:
    one = one_of(tmp_path)

    assert one.annotated.article.text == made.MIXED
    assert shown(one) == SHOWN
    span = one.annotated.spans[0]
    assert (span.annotator, str(span.decided_at)) == (
        "db-ann1",
        "2024-06-10 06:13:20+00:00",
    )
    assert one.annotated.article.news.source == "Wire"
    assert guessed(file_of(tmp_path, TASK), FORMATS) is PRODIGY


def test_who_rejects_a_single_span_says_that_it_is_none(tmp_path: Path) -> None:
    one = one_of(tmp_path, answer="reject", spans=[HEAD | {"score": 0.25}])

    assert shown(one) == [("Tim Cook", "PERSON", "rejected")]
    suggestion = one.annotated.spans[0].suggestion
    assert suggestion is not None
    assert suggestion.score == 0.25


@pytest.mark.parametrize("said", [{"score": 0.25}, {"source": "en_core_web_lg"}])
def test_who_accepts_what_a_machine_proposed_confirms_it(
    tmp_path: Path, said: dict[str, object]
) -> None:
    one = one_of(tmp_path, spans=[HEAD | said, CHILD])

    assert [state for _, _, state in shown(one)] == ["confirmed", "added"]
    first = one.annotated.spans[0]
    assert first.suggestion is not None
    assert (first.suggestion.span, first.suggestion.score) == (
        first.span,
        said.get("score"),
    )
    assert (first.pipeline.name if first.pipeline else None) == said.get("source")


def test_a_machine_that_counted_otherwise_is_not_quoted(tmp_path: Path) -> None:
    more = {"start": 25, "end": 32, "text": "תל אביב", "score": 0.5}

    (span,) = settled(
        one_of(tmp_path, spans=[CHILD | more]).found, unit=Unit.UTF_16
    ).annotated.spans

    assert span.state == "added"


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_who_rejects_several_or_ignores_them_leaves_them_open(
    tmp_path: Path, answer: str
) -> None:
    one = one_of(tmp_path, answer=answer)

    assert [state for _, _, state in shown(one)] == ["pending", "pending"]
    assert one.annotated.spans[0].annotator == ""


@pytest.mark.parametrize(
    "more",
    [
        {"head": 1, "child": 7, "head_span": HEAD, "child_span": CHILD},
        {"head": 0, "child": 6},
    ],
)
def test_relations_are_found_by_their_spans_or_their_tokens(
    tmp_path: Path, more: dict[str, object]
) -> None:
    one = one_of(tmp_path, relations=[{"label": "IN", **more}])

    (relation,) = one.annotated.relations
    ends = {span.id: span.label for span in one.annotated.spans}
    assert relation.label == "IN"
    assert (ends[relation.head], ends[relation.child]) == ("PERSON", "GPE")


@pytest.mark.parametrize(
    "relation",
    [{"label": "IN", "head": 3, "child": 7}, {"label": "IN"}, 7, {"head": [], "x": 1}],
)
def test_a_relation_of_words_that_are_no_spans_is_named(
    tmp_path: Path, relation: object
) -> None:
    one = one_of(tmp_path, relations=[relation])

    assert one.annotated.relations == ()
    assert len(one.found.left_aside) == 1


def test_a_span_of_tokens_alone_is_placed_by_them(tmp_path: Path) -> None:
    bare = {"token_start": 6, "token_end": 7, "label": "GPE"}

    assert shown(one_of(tmp_path, spans=[bare])) == SHOWN[1:]


def test_what_is_said_of_a_span_besides_becomes_its_values(tmp_path: Path) -> None:
    said = {"source": "en_core_web_lg", "rank": 0, "text": "Tim Cook"}

    one = one_of(tmp_path, spans=[HEAD | said])

    values = {"source": "en_core_web_lg", "rank": "0"}
    assert one.annotated.spans[0].values == values


def test_what_fits_nowhere_is_named(tmp_path: Path) -> None:
    beyond, blank = HEAD | {"end": 900}, HEAD | {"label": None}
    misquoted = CHILD | {"text": "Haifa"}

    one = one_of(tmp_path, spans=[beyond, blank, misquoted, 7, CHILD | {"label": "a]"}])

    assert shown(one) == [("תל אביב", "a]", "added")]
    assert len(one.misfits) == 2
    assert len(one.found.left_aside) == 2


def test_offsets_in_other_units_are_told(tmp_path: Path) -> None:
    one = one_of(tmp_path, spans=[CHILD | {"start": 25, "end": 32, "text": "תל אביב"}])

    assert one.better is not None
    assert one.better.value == "utf-16"


def test_spans_that_prodigy_added_to_ours_are_taken_too(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], PRODIGY)
    task = json.loads(path.read_bytes())
    task["spans"].append({"start": 32, "end": 35, "label": "NEW"})
    task |= {"_session_id": "eve", "_input_hash": 1, "_task_hash": 2}

    (one,) = read(file_of(tmp_path, task))

    added = next(span for span in one.annotated.spans if span.label == "NEW")
    others = [span for span in one.annotated.spans if span is not added]
    assert added.annotator == "eve"
    assert others == list(made.mixed().spans)
    assert one.annotated.article.news == made.mixed().article.news


@pytest.mark.parametrize(
    "line", ['{"text": 7}', '{"html": "<b>"}', "[" * 1_000, '{"text": "x', "7"]
)
def test_a_line_that_is_no_task_is_refused_alone(tmp_path: Path, line: str) -> None:
    path = file_of(tmp_path, TASK)
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")

    found, refusal = PRODIGY.read(path)

    assert isinstance(found, FoundArticle)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "a.jsonl, line 2"


def test_marks_and_line_ends_of_windows_are_no_obstacle(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"

    (one,) = read(file_of(tmp_path, TASK, mark=mark, end="\r\n"))

    assert shown(one) == SHOWN


PRODIGYS = [
    "prodigy_jsonl/tutorials/nel_emerson/assets/emerson_annotated_text.jsonl",
    "spacy_binary/tutorials/ner_tweets/assets/demo/demo.jsonl",
]


@pytest.mark.parametrize("name", PRODIGYS)
def test_prodigys_own_files_are_read_with_every_span_as_it_shows_it(name: str) -> None:
    path = FIXTURES / name
    if not path.is_file():
        pytest.skip("The fixtures are not here.")

    found = read(path)

    tasks = [json.loads(line) for line in path.read_bytes().splitlines() if line]
    assert guessed(path, FORMATS) is PRODIGY
    assert len(found) == len(tasks)
    for one, task in zip(found, tasks, strict=True):
        ends = [(span["start"], span["end"]) for span in task.get("spans", ())]
        assert one.misfits == ()
        assert one.found.left_aside == ()
        assert [words for words, _, _ in shown(one)] == [
            task["text"][start:end] for start, end in sorted(ends)
        ]


def test_pattern_files_are_not_taken_for_tasks() -> None:
    path = FIXTURES / "prodigy_jsonl/example-patterns/patterns_countries-GPE.jsonl"
    if not path.is_file():
        pytest.skip("The fixtures are not here.")

    assert guessed(path, FORMATS) is None
