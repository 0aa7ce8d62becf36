"""Values in files that no tool should write: each told, or left as it is."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed, read_as
from annotations.formats import FORMATS, format_named
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

HUGE = b"9" * 5000


def changed(folder: Path, name: str, before: bytes, after: bytes) -> Path:
    """Write an article with everything, and change something in its file."""
    (path, *_), _ = made.written(folder, [made.mixed()], format_named(name))
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after, 1))
    return path


def told(path: Path, name: str) -> str:
    """Read a file, and give all that is said of it."""
    said = []
    guessed(path, FORMATS)
    for found in read_as(path, format_named(name), FORMATS):
        if isinstance(found, FoundArticle):
            misfits = settled(found).misfits
            said += [*found.left_aside, *(one.line() for one in misfits)]
        else:
            said.append(found.why)
    return " ".join(said)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("gate-xml", b'StartNode="0"', b'StartNode="' + HUGE + b'"', "outside the"),
        ("gate-xml", b"Cook abroad", b"Cook \\ud800", ""),
        ("gate-xml", b'{"start": 0', b'{"start": 0.5', "damaged"),
        ("bdoc", b'"offset_type": "p"', b'"offset_type": {}', ""),
        ("bdoc", b'"offset_type": "p"', b'"offset_type": {"a": 1}', "offset_type"),
        ("bioc-json", b'"passages": [', b'"passages": [3, ', "no document"),
        ("brat", b"\nA1\tState T1 corrected", b"\nR1\t \nE1\t \n*\t ", "Line 2"),
        ("brat", b"Score T1 0.5", b"Score T1 1e999", ""),
        ("conllu", b"\n11\t", b"\n" + HUGE + b"\t", "damaged"),
        ("webanno-tsv", b"\n1-1\t0-3", b"\n1-1\t900000000-3", "room between"),
        ("uima-json", b'"sofaString": "', b'"sofaString": {}, "x": "', "no text"),
        ("prodigy", b'"start": 0, "end": 8, "token_start": 0', b'"token_start": 0', ""),
        ("prodigy", b'"label": "PERSON"', b'"label": 5', "no span"),
        ("tecoholic", b'"state":"corrected"', b'"state":["corrected"]', "damaged"),
        ("tecoholic", b'"rule":""', b'"rule":7', "damaged"),
        ("pubannotation", b'"relations":[]', b'"relations":5', "no relation"),
        ("pubannotation", b'"begin":0', b'"begin":"a"', "no denotation"),
        ("doccano-relations", b'"relations":[]', b'"relations":5', "no relation"),
        ("doccano", b'"label":[[0', b'"label":[[Infinity', "not JSON"),
        ("label-studio", b'"labels":["PERSON"]', b'"labels":5', ""),
        ("jsonl", b'"extra":{', b'"extra":"x","more":{', "not as Copydesk writes"),
        (
            "jsonl",
            b'"kind":"boilerplate","start":41',
            b'"kind":"boilerplate","start":41.5',
            "not as",
        ),
    ],
)
def test_an_odd_value_is_told(
    tmp_path: Path, name: str, before: bytes, after: bytes, said: str
) -> None:
    path = changed(tmp_path, name, before, after)

    assert said in told(path, name)


def test_tokens_that_are_none_place_no_span(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"text": "Tim met.", "answer": "accept", "tokens": ["Tim", {"start": "a"}],'
        ' "spans": [{"token_start": 0, "token_end": 1, "label": "X"}],'
        ' "relations": [{"head": 0, "child": 1, "label": "Y"}]}\n',
        encoding="utf-8",
    )

    said = told(path, "prodigy")

    assert "outside the text" in said
    assert "joins words that are no spans" in said


def test_a_workbook_with_broken_xml_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, "excel", b"PK", b"PK")
    with ZipFile(path) as packed:
        files = {one: packed.read(one) for one in packed.namelist()}
    with ZipFile(path, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data.replace(b"<workbook", b"<workbook a=", 1))

    (refused,) = read_as(path, format_named("excel"), FORMATS)

    assert isinstance(refused, Refusal)
    assert "no sound Excel workbook" in refused.why
