import json
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.formats.spacy_data import docbin_writer
from annotations.formats.spacy_data.docbin import DOCBIN
from annotations.span import Span
from tests.annotations.formats import made

READ_ALONE = """
import json, sys, spacy
from spacy.tokens import DocBin
docs = list(DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("en").vocab))
print(json.dumps([{
    "text": doc.text,
    "ents": [(ent.text, ent.label_, ent.id_) for ent in doc.ents],
    "spans": {key: [(s.text, s.label_, s.id_) for s in group]
              for key, group in doc.spans.items()},
    "scores": {key: group.attrs.get("scores") for key, group in doc.spans.items()},
    "tags": [token.ent_iob_ for token in doc],
    "copydesk": doc.user_data["copydesk"],
} for doc in docs]))
"""


@cache
def nlp() -> Any:
    import spacy

    return spacy.blank("en")


def file_of(folder: Path, *articles: AnnotatedArticle, name: str = "a.spacy") -> Path:
    path = folder / name
    files, _ = made.written(folder, articles, DOCBIN)
    return files[0].rename(path)


def docs_in(path: Path) -> list[Any]:
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(nlp().vocab))


def doc_of(annotated: AnnotatedArticle, folder: Path) -> Any:
    (doc,) = docs_in(file_of(Path(mkdtemp(dir=folder)), annotated))
    return doc


def run(*words: str | Path) -> str:
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, *map(str, words)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


_some = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def test_spacy_alone_reads_what_was_written(tmp_path: Path) -> None:
    path = file_of(tmp_path, made.mixed())

    (doc,) = json.loads(run("-W", "error", "-c", READ_ALONE, path))

    assert doc["text"] == made.MIXED
    assert doc["ents"] == [
        ["Tim Cook", "PERSON", "PERSON:Tim Cook"],
        ["Jose\u0301", "PERSON", "PERSON:Jose\u0301"],
        ["תל אביב", "GPE", "GPE:תל אביב"],
    ]
    assert doc["spans"] == {
        "annotations": [
            ["Tim Cook", "PERSON", "PERSON:Tim Cook"],
            ["Cook", "FAMILY NAME", "FAMILY NAME:Cook"],
            ["Jose\u0301", "PERSON", "PERSON:Jose\u0301"],
            ["תל אביב", "GPE", "GPE:תל אביב"],
        ],
        "rejected": [["met", "GPE", "GPE:met"]],
        "pending": [["北京", "GPE", "GPE:北京"]],
    }
    assert set(doc["tags"]) == {"B", "I", "O"}


def test_the_rest_is_in_the_user_data(tmp_path: Path) -> None:
    path = file_of(tmp_path, made.mixed())

    (doc,) = json.loads(run("-c", READ_ALONE, path))

    rest = doc["copydesk"]
    assert (rest["headline"], rest["published"]) == ("Cook abroad", "XXXX-02-03")
    assert (rest["review"], rest["offsets"]) == ("done", "code points")
    assert rest["spans"][0]["suggestion"]["label"] == "ORG"
    assert json.loads(rest["extra"]) == {"id": 7, "tags": ["a", "b"]}
    assert "text" not in rest
    assert doc["scores"]["annotations"] == [0.5, None, None, None]


@_some
@given(annotated=made.articles())
def test_every_span_keeps_its_very_characters(
    tmp_path: Path, annotated: AnnotatedArticle
) -> None:
    doc = doc_of(annotated, tmp_path)

    found = {
        (span.id_, span.start_char, span.end_char, span.label_)
        for group in doc.spans.values()
        for span in group
    }
    assert doc.text == annotated.article.text
    assert found == {
        (one.id, one.span.start, one.span.end, one.label) for one in annotated.spans
    }


@_some
@given(annotated=made.articles())
def test_no_entity_begins_or_ends_with_white_space(
    tmp_path: Path, annotated: AnnotatedArticle
) -> None:
    doc = doc_of(annotated, tmp_path)

    assert all(ent.text == ent.text.strip() for ent in doc.ents)


def test_a_single_space_becomes_a_token_where_a_span_ends_with_it(
    tmp_path: Path,
) -> None:
    doc = doc_of(made.article(made.span("Cook ", "PERSON")), tmp_path)

    (span,) = doc.spans["annotations"]
    assert [token.text for token in span] == ["Cook", " "]
    assert [ent.text for ent in doc.ents] == ["Cook"]


def test_tokens_stay_spacys_own_where_no_span_cuts_them(tmp_path: Path) -> None:
    text = "The U.S.-based firm's $3m. deal — don't."

    doc = doc_of(made.article(made.span("deal", "X", text), text=text), tmp_path)

    assert [t.text for t in doc] == [t.text for t in nlp()(text)]


def test_more_than_the_format_can_count_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docbin_writer, "_MOST", 100)

    with pytest.raises(CopydeskError, match="export them in parts"):
        list(export([made.mixed()], DOCBIN, tmp_path / "a.spacy"))


def test_words_are_said_again_once_there_were_too_many_to_remember(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.formats.spacy_data.docbin_rows._MOST_WORDS", 0)
    articles = made.numbered(3)

    path = file_of(tmp_path, *articles)

    assert [doc.text for doc in docs_in(path)] == [one.article.text for one in articles]
    assert made.facts(made.read([path], DOCBIN), DOCBIN) == made.facts(articles, DOCBIN)


def test_a_span_with_gaps_is_no_entity(tmp_path: Path) -> None:
    whole = made.span("Tim Cook", "PERSON")
    gapped = replace(whole, parts=(Span(0, 3), Span(4, 8)))

    doc = doc_of(made.article(gapped), tmp_path)

    assert doc.ents == ()
    assert [one.text for one in doc.spans["annotations"]] == ["Tim Cook"]


def test_the_columns_leave_nothing_beside_the_file(tmp_path: Path) -> None:
    path = file_of(tmp_path, made.mixed())

    assert [*path.parent.glob("*.*")] == [path]


def test_spacy_finds_no_fault_with_a_training_and_a_development_file(
    tmp_path: Path,
) -> None:
    # Fewer than a hundred articles are an error to spaCy.
    articles = made.numbered(150)
    train = file_of(tmp_path, *articles[:100], made.mixed(), name="train.spacy")
    dev = file_of(tmp_path, *articles[100:], name="dev.spacy")
    config = tmp_path / "config.cfg"
    run("-m", "spacy", "init", "config", config, "--lang", "en", "--pipeline", "ner")

    said = run(
        *("-m", "spacy", "debug", "data", config),
        *("--paths.train", train, "--paths.dev", dev, "--no-format"),
    )

    assert "No entities consisting of or starting/ending with whitespace" in said
    assert "misaligned" not in said
    assert "0 missing value(s)" in said


def test_a_recogniser_learns_from_what_was_rejected(tmp_path: Path) -> None:
    from spacy.training import Example

    rejected = made.span("Jose", "GPE", state="rejected")
    path = file_of(tmp_path, made.article(made.span("Tim Cook", "PERSON"), rejected))
    learner = type(nlp())()
    learner.add_pipe("ner", config={"incorrect_spans_key": "rejected"})
    examples = [Example(learner.make_doc(doc.text), doc) for doc in docs_in(path)]
    learner.initialize(lambda: examples)

    assert learner.update(examples)["ner"] > 0


def test_spacy_lets_a_span_be_right_and_rejected_under_different_labels_only(
    tmp_path: Path,
) -> None:
    """Verbs see to it that no span is both; spaCy would refuse the whole file."""
    from spacy.training import Example

    right = made.span("Tim Cook", "PERSON")
    learner = type(nlp())()
    learner.add_pipe("ner", config={"incorrect_spans_key": "rejected"})

    for label, message in (("ORG", ""), ("PERSON", "E868")):
        rejected = made.span("Tim Cook", label, state="rejected")
        path = file_of(tmp_path, made.article(right, rejected))
        examples = [Example(learner.make_doc(doc.text), doc) for doc in docs_in(path)]
        learner.initialize(lambda examples=examples: examples)
        if message:
            with pytest.raises(ValueError, match=message):
                learner.update(examples)
        else:
            learner.update(examples)
