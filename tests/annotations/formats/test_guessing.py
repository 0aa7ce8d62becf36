import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.exchange.format import Format
from annotations.exchange.head import Head
from annotations.exchange.sources import guessed
from annotations.exchange.traits import Trait
from annotations.formats import FORMATS, WRITTEN
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures"
needs_fixtures = pytest.mark.skipif(
    not FIXTURES.is_dir(), reason="needs the files of other tools"
)

# Which files of other tools are of which format; the first pattern that fits counts.
TOLD = {
    "bioc/**/*.xml": "bioc",
    "brat/**/*.ann": "brat",
    "conll_iob/**/FIN3.txt": "conll2003",
    "conll_iob/**/ner-token-per-line-conll2003.iob": "conll2003",
    "conll_iob/**/*.iob": "iob",
    "conll_iob/**/*.iob2": "iob",
    "conll_iob/**/*.json": "spacy-json",
    "conllu_entities/**/*.tsv": "webanno-tsv",
    "conllu_entities/**/*.conllu": "conllu",
    "doccano/**/relation_extraction/*.jsonl": "doccano-relations",
    "doccano/**/*.jsonl": "doccano",
    "doccano/**/sequence_labeling/*.conll": "iob",
    "doccano/**/sequence_labeling/*.txt": "iob",
    "gate_xml/examples/*.xml": "gate-xml",
    "gate_xml/**/*.bdocjs": "bdoc",
    "gate_xml/**/*.conllu": "conllu",
    "label_studio/*.json": "label-studio",
    "label_studio/**/csv_test*.json": "label-studio",
    "label_studio/**/csv_test*.csv": "label-studio",
    "label_studio/**/test_export_json_min/data.json": "label-studio",
    "medtator_xml/**/*.txt.xml": "medtator",
    "prodigy_jsonl/**/emerson_annotated_text.jsonl": "prodigy",
    "spacy_binary/pipelines/**/*.json": "spacy-json",
    "spacy_binary/**/*.jsonl": "prodigy",
    "spacy_binary/**/*.spacy": "spacy",
    "uima_cas_xmi/**/*.xmi": "uima-xmi",
    "uima_cas_xmi/**/data*.json": "uima-json",
    "webanno_tsv/**/*.tsv": "webanno-tsv",
    "webanno_tsv/**/*.xmi": "uima-xmi",
    "yedda/**/*.ann": "yedda",
}
NOTHING = {
    "a.txt": "Tim Cook met him.\n\nHe said so.\n",
    "b.txt": "one two\nthree four\nfive six\n",
    "c.txt": "a\tb\nc\td\n",
    "empty.txt": "",
    "white.txt": " \n\n",
    "annotation.conf": "[entities]\nPerson\n[relations]\n[events]\n[attributes]\n",
    "patterns.jsonl": '{"label": "GPE", "pattern": [{"lower": "berlin"}]}\n',
    "texts.jsonl": '{"text": "Tim Cook met him.", "meta": {"source": "Wire"}}\n',
    "labels.json": '[{"id": 1, "text": "PERSON", "background_color": "#FF0000"}]',
    "list.json": "[]",
    "object.json": "{}",
    "numbers.json": "[1, 2, 3]",
    "words.json": '"words"',
    "broken.json": '{"text": "Tim',
    "deep.json": "[" * 1000 + "]" * 1000,
    "package.json": '{"name": "x", "version": "1", "documents": []}',
    "note.xml": "<note><to>Tim</to><text>x</text></note>",
    "page.xml": '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    "types.xml": (
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"/>'
    ),
    "broken.xml": "<a><b",
    "table.csv": "name,size\nTim,7\n",
    "table.tsv": "name\tsize\nTim\t7\n",
    "returns.csv": "a\rb,c\rd",
    "words.ann": "Just some words.\n",
}


def told(path: Path) -> str:
    found = guessed(path, FORMATS)
    return "" if found is None else found.name


def files_of_others() -> Iterator[Path]:
    yield from sorted(path for path in FIXTURES.rglob("*") if path.is_file())


def expected(path: Path) -> str:
    fitting = (name for pattern, name in TOLD.items() if _fits(path, pattern))
    return next(fitting, "")


def _fits(path: Path, pattern: str) -> bool:
    return path in _FILES.setdefault(pattern, set(FIXTURES.glob(pattern)))


_FILES: dict[str, set[Path]] = {}


@needs_fixtures
def test_every_file_of_another_tool_is_told_for_what_it_is() -> None:
    wrong = {
        str(path.relative_to(FIXTURES)): (told(path), expected(path))
        for path in files_of_others()
        if told(path) != expected(path)
    }

    assert wrong == {}


@needs_fixtures
def test_every_file_that_is_told_is_read_by_its_format() -> None:
    for path in files_of_others():
        of_format = guessed(path, FORMATS)
        if of_format is not None:
            assert list(of_format.read(path)), path


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_of_no_format_is_told_as_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(NOTHING[name], encoding="utf-8")

    assert told(path) == ""


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.xml", "a.csv", "a.spacy"])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", id="picture"),
        pytest.param("Grüße".encode("latin-1"), id="latin"),
        pytest.param("Tim\tB-PER\n".encode("utf-16"), id="utf-16"),
        pytest.param(b"x\x9c\x03\0\0\0\0\x01", id="packed"),
    ],
)
def test_bytes_of_all_kinds_do_no_harm(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert told(path) in {"", "iob"}


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
@pytest.mark.parametrize("count", [1, 3])
def test_what_is_written_is_told_among_all(
    tmp_path: Path, of_format: Format, count: int
) -> None:
    files, _ = made.written(tmp_path, made.numbered(count), of_format)

    assert [told(path) for path in files] == [of_format.name] * len(files)


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
def test_what_is_written_without_spans_is_told_or_is_nothing(
    tmp_path: Path, of_format: Format
) -> None:
    files, _ = made.written(tmp_path, [made.article()], of_format)

    told_as = {told(path) for path in files}
    # A format that carries nothing else has nothing to be known by then.
    allowed = {of_format.name} | (set() if Trait.STATES in of_format.carries else {""})
    assert told_as <= allowed


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
def test_no_other_format_takes_what_one_has_written(
    tmp_path: Path, of_format: Format
) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], of_format)

    head = Head.of(files[0])
    earlier = FORMATS[: FORMATS.index(of_format)]
    assert [one.name for one in earlier if one.knows(head)] == []


def test_the_table_names_formats_that_there_are() -> None:
    names = {one.name for one in FORMATS}

    assert set(TOLD.values()) <= names
    assert json.loads(NOTHING["list.json"]) == []
