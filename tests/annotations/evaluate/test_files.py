import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.evaluate.files import GoldFiles, read_gold
from annotations.exchange.export import export
from annotations.formats import format_named
from annotations.span import Span
from tests.annotations.formats import made

GOOD = {"text": "Ada slept", "spans": [{"start": 0, "end": 3, "label": "PERSON"}]}


def written(path: Path, *records: object) -> Path:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def marked(path: Path) -> list[list[tuple[str, str]]]:
    return [
        [(one.span.of(article.text), one.label) for one in article.entities]
        for article in read_gold(path)
    ]


def refused(path: Path) -> str:
    with pytest.raises(CopydeskError) as refusal:
        GoldFiles.checked([path])
    return str(refusal.value)


def test_a_record_is_read_with_all_it_says(tmp_path: Path) -> None:
    record = {
        **GOOD,
        "id": "a-1",
        "ignore": [{"start": 4, "end": 9, "guess": None}],
        "exhaustive": ["PERSON"],
    }
    (article,) = read_gold(written(tmp_path / "g.jsonl", record))

    assert (article.name, article.ignore) == ("a-1", (Span(4, 9),))
    assert article.exhaustive == frozenset({"PERSON"})
    assert article.is_finished


def test_without_a_list_every_label_is_known(tmp_path: Path) -> None:
    (article,) = read_gold(written(tmp_path / "g.jsonl", GOOD))

    assert article.knows("ANYTHING")
    assert article.name == "Ada slept"


def test_offsets_move_with_the_line_ends(tmp_path: Path) -> None:
    text = "🎻 One\r\nTwo\rThree\r\n\r\nRome"
    start = text.index("Rome")
    spans = [
        {"start": text.index("Two"), "end": text.index("Two") + 3, "label": "ORG"},
        {"start": start, "end": start + 4, "label": "GPE"},
    ]
    path = written(tmp_path / "g.jsonl", {"text": text, "spans": spans})

    assert marked(path) == [[("Two", "ORG"), ("Rome", "GPE")]]


def test_blank_lines_and_a_mark_of_utf8_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text(f"\n{json.dumps(GOOD)}\n\n", encoding="utf-8-sig")

    assert marked(path) == [[("Ada", "PERSON")]]


def test_files_are_counted_and_their_labels_listed(tmp_path: Path) -> None:
    other = {"text": "Rome", "spans": [], "exhaustive": ["GPE", "ODD"]}
    first = written(tmp_path / "a.jsonl", GOOD)
    gold = GoldFiles.checked([first, written(tmp_path / "b.jsonl", other, GOOD)])

    assert (len(gold), gold.labels) == (3, ("PERSON", "GPE", "ODD"))
    assert [Path(one.source).name for one in gold] == ["a.jsonl", "b.jsonl", "b.jsonl"]


def exported(path: Path, name: str, *articles: Any) -> Path:
    list(export(articles, format_named(name), path))
    return path


@pytest.mark.parametrize(("name", "suffix"), [("jsonl", "jsonl"), ("spacy", "spacy")])
def test_what_copydesk_exports_is_gold(tmp_path: Path, name: str, suffix: str) -> None:
    article = made.article(
        made.span("Tim Cook", "PERSON"),
        made.span("met", "EVENT", state="rejected"),
        made.span("北京", "GPE", state="added"),
    )
    path = exported(tmp_path / f"e.{suffix}", name, article)

    assert marked(path) == [[("Tim Cook", "PERSON"), ("北京", "GPE")]]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("conll2003", "conll"),
        ("csv", "csv"),
        ("doccano", "jsonl"),
        ("label-studio", "json"),
        ("pubannotation", "json"),
        ("webanno-tsv", "tsv"),
    ],
)
def test_files_of_other_tools_are_gold(tmp_path: Path, name: str, suffix: str) -> None:
    article = made.article(
        made.span("Tim Cook", "PERSON", state="added"),
        made.span("北京", "GPE", state="added"),
    )
    path = exported(tmp_path / f"e.{suffix}", name, article)

    assert marked(path) == [[("Tim Cook", "PERSON"), ("北京", "GPE")]]


def test_what_another_tool_has_written_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "g.conll"
    path.write_text("Ada B-PERSON\nslept O\n", encoding="utf-8")
    (article,) = read_gold(path)

    assert article.is_finished
    assert (article.text, article.knows("ANYTHING")) == ("Ada slept", True)


def test_what_another_tool_only_proposes_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    result = {
        "type": "labels",
        "from_name": "label",
        "to_name": "text",
        "value": {"start": 0, "end": 3, "labels": ["PERSON"]},
    }
    task = {"data": {"text": "Ada slept"}, "predictions": [{"result": [result]}]}
    path.write_text(json.dumps([task]), encoding="utf-8")

    assert "Nobody has begun any of the articles in g.json" in refused(path)


def test_a_span_that_does_not_fit_in_its_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    denotation = {"span": {"begin": 2, "end": 30}, "obj": "PERSON"}
    path.write_text(
        json.dumps({"text": "Ada slept", "denotations": [denotation]}), encoding="utf-8"
    )

    assert refused(path).startswith("g.json")
    assert "(PERSON)" in refused(path)
    assert refused(path).endswith(".")


def test_pending_spans_are_unknown_until_the_article_is_done(tmp_path: Path) -> None:
    spans = (made.span("Tim Cook", "PERSON"), made.span("北京", "GPE", state="pending"))
    path = tmp_path / "e.jsonl"
    begun = replace(made.article(*spans), review=Review.STARTED)
    done = replace(made.article(*spans), review=Review.DONE)
    started, finished = read_gold(exported(path, "jsonl", begun, done))

    assert [one.of(started.text) for one in started.ignore] == ["北京"]
    assert not started.is_finished
    assert finished.ignore == ()
    assert finished.is_finished


def test_an_export_that_nobody_has_begun_is_refused(tmp_path: Path) -> None:
    untouched = made.article(made.span("met", "EVENT", state="pending"))

    said = refused(exported(tmp_path / "e.jsonl", "jsonl", untouched))

    assert "Nobody has begun any of the articles in e.jsonl" in said


def test_tokens_with_missing_entities_are_ignored(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin, Span

    doc = spacy.blank("en")("Ada met Byron in Rome")
    ada = Span(doc, 0, 1, label="PERSON")
    doc.set_ents([ada], missing=[doc[2:3]], default="outside")
    DocBin(docs=[doc]).to_disk(tmp_path / "g.spacy")
    (article,) = read_gold(tmp_path / "g.spacy")

    assert marked(tmp_path / "g.spacy") == [[("Ada", "PERSON")]]
    assert [one.of(article.text) for one in article.ignore] == ["Byron"]
    assert article.name == "1: Ada met Byron in Rome"


def test_a_docbin_without_entities_is_refused(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    DocBin(docs=[spacy.blank("en")("Ada met Byron")]).to_disk(tmp_path / "g.spacy")

    assert "None of its documents says what" in refused(tmp_path / "g.spacy")


def test_what_is_no_docbin_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.spacy").write_text("not at all")

    assert "g.spacy: It cannot be read as documents" in refused(tmp_path / "g.spacy")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"spans": []}, "There is no “text”"),
        ({"text": 5, "spans": []}, "A “text” is of the wrong kind"),
        ({"text": "Ada"}, "There is no “spans”"),
        ({"text": "Ada", "spans": "none"}, "A “spans” is of the wrong kind"),
        ({"text": "Ada", "spans": [[0, 3]]}, "holds what is no span"),
        ({"text": "Ada", "spans": [{"start": 0, "end": 3}]}, "There is no “label”"),
        (
            {"text": "Ada", "spans": [{"start": 0, "end": 3, "label": " "}]},
            "“label” is empty",
        ),
        (
            {"text": "Ada", "spans": [{"start": 0, "end": 4, "label": "X"}]},
            "runs off a text of 3 characters",
        ),
        (
            {"text": "Ada", "spans": [{"start": 2, "end": 2, "label": "X"}]},
            "covers no text",
        ),
        (
            {"text": "Ada", "spans": [{"start": "0", "end": 2, "label": "X"}]},
            "A “start” is of the wrong kind",
        ),
        (
            {"text": "Ada", "spans": [{"start": False, "end": 2, "label": "X"}]},
            "A “start” is of the wrong kind",
        ),
        ({**GOOD, "ignore": [{"start": 0}]}, "There is no “end”"),
        ({**GOOD, "exhaustive": "ORG"}, "A “exhaustive” is of the wrong kind"),
        ({**GOOD, "exhaustive": [1]}, "holds more than labels"),
        ({"format": "copydesk"}, "is no article of Copydesk, version 1"),
        (["text"], "no JSON object"),
    ],
)
def test_a_bad_record_is_refused_by_its_line(
    tmp_path: Path, record: object, said: str
) -> None:
    path = written(tmp_path / "g.jsonl", GOOD, record)

    assert refused(path).startswith("g.jsonl, line 2: ")
    assert said in refused(path)
    assert refused(path).endswith(".")


def test_files_that_are_no_gold_are_refused(tmp_path: Path) -> None:
    empty, text, picture = (tmp_path / name for name in ("e.jsonl", "t.txt", "p.jsonl"))
    empty.touch()
    text.write_text("Ada slept.")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")

    assert "There is no file" in refused(tmp_path / "nowhere.jsonl")
    assert "is no file; choose a file of gold" in refused(tmp_path)
    assert "e.jsonl is empty" in refused(empty)
    assert "t.txt, line 1: The line is not JSON" in refused(text)
    assert "p.jsonl: This is a picture" in refused(picture)
