import csv
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from annotations.annotated import Relation
from annotations.article import Article, NewsMetadata
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import Settled, settled
from annotations.formats.tables.csv_spans import CSV
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

HEADER = (
    "doc_id,start,end,text,label,status,score,annotator,decided_at,note,"
    "suggested_start,suggested_end,suggested_label,rule,pipeline,pipeline_version,"
    "pipeline_digest,parts,values,span_id,headline,byline,outlet,dateline,published,"
    "source,url,language,review,flag,extra,zones,relations,article_text\r\n"
)
DOC = "cook-abroad-844de3abf353e35a"
ARTICLE = "Cook abroad,,Wire,,XXXX-02-03,,,,done,"
GOLDEN = (
    f"\ufeff{HEADER}"
    f"{DOC},0,8,Tim Cook,PERSON,corrected,0.5,ann,2024-02-03T04:05:06+00:00,“quoted”,"
    f"0,3,ORG,,rules,1,{'d' * 64},,,PERSON:Tim Cook,{ARTICLE},"
    '"{""id"": 7, ""tags"": [""a"", ""b""]}",'
    '"[{""kind"": ""boilerplate"", ""start"": 41, ""end"": 52}]",,'
    '"Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\nHe said so."\r\n'
    f"{DOC},4,8,Cook,FAMILY NAME,added,,,,,,,,,,,,,,FAMILY NAME:Cook,{ARTICLE},,,,\r\n"
    f"{DOC},11,14,met,GPE,rejected,,,,,,,,,,,,,,GPE:met,{ARTICLE},,,,\r\n"
    f"{DOC},15,20,Jose\u0301,PERSON,confirmed,,,,,,,,,,,,,,PERSON:Jose\u0301,"
    f"{ARTICLE},,,,\r\n"
    f"{DOC},24,31,תל אביב,GPE,confirmed,,,,,,,,,,,,,,GPE:תל אביב,{ARTICLE},,,,\r\n"
    f"{DOC},37,39,北京,GPE,pending,,,,,,,,,,,,,,GPE:北京,{ARTICLE},,,,\r\n"
)
FOREIGN = (
    "Document ID,Begin,End,Type,Mention,Sure\na1,0,3,PER,Ann,yes\na1,8,11,PER,Bob,\n"
)


def found(folder: Path, data: str | bytes) -> list[FoundArticle | Refusal]:
    path = folder / "a.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(CSV.read(path))


def one_of(folder: Path, data: str | bytes) -> FoundArticle:
    (one,) = found(folder, data)
    assert isinstance(one, FoundArticle)
    return one


def read(folder: Path, rows: str) -> Settled:
    return settled(one_of(folder, f"doc_id,start,end,label,article_text\n{rows}"))


def test_a_row_is_a_span_with_all_there_is(tmp_path: Path) -> None:
    (path,), losses = made.written(tmp_path, [made.mixed()], CSV)

    assert path.read_bytes().decode() == GOLDEN
    assert losses == []


def test_the_golden_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(GOLDEN.encode())

    assert made.facts(made.read([path], CSV), CSV) == made.expected([made.mixed()], CSV)


def test_an_article_without_spans_has_a_row_that_counts_none(tmp_path: Path) -> None:
    articles = [made.article(text="a"), made.mixed(), made.article(text="b")]

    (path,), _ = made.written(tmp_path, articles, CSV)

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8
    assert sum(bool(row["label"]) for row in rows) == 6


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1"])  # noqa: RUF001
def test_no_cell_begins_like_a_formula_and_all_come_back(
    tmp_path: Path, sign: str
) -> None:
    news = NewsMetadata(headline=sign, extra=MappingProxyType({sign: sign}))
    article = replace(
        made.article(replace(made.span(sign, sign, f"{sign} b"), note=sign)),
        article=Article(text=f"{sign} b", news=news),
    )

    files, _ = made.written(tmp_path, [article], CSV)

    with files[0].open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell[:1] and cell[0] in "=+-@\t\r＝" for cell in cells)  # noqa: RUF001
    assert made.facts(made.read(files, CSV), CSV) == made.expected([article], CSV)


def test_an_apostrophe_of_the_text_stays(tmp_path: Path) -> None:
    one = one_of(tmp_path, "start,end,text,label\n0,2,'s,X\n")

    assert one.spans[0].words == "'s"


def test_two_articles_of_one_text_stay_two(tmp_path: Path) -> None:
    twice = [made.mixed(), made.mixed()]

    files, _ = made.written(tmp_path, twice, CSV)

    assert made.facts(made.read(files, CSV), CSV) == made.expected(twice, CSV)


def test_rows_may_be_sorted_otherwise(tmp_path: Path) -> None:
    one, other = made.span("Tim Cook", "PERSON"), made.span("met", "GPE")
    linked = replace(
        made.article(one, other), relations=(Relation("does", one.id, other.id),)
    )
    (path,), _ = made.written(tmp_path, [linked, *made.numbered(3)], CSV)
    header, *rows = path.read_bytes().decode().split("\r\n")[:-1]

    path.write_text("\r\n".join([header, *sorted(rows)]), encoding="utf-8", newline="")

    found = made.read([path], CSV)
    expected = made.expected([linked, *made.numbered(3)], CSV)
    assert sorted(map(str, made.facts(found, CSV))) == sorted(map(str, expected))


def test_tables_of_others_are_read_by_the_names_of_their_columns(
    tmp_path: Path,
) -> None:
    one = one_of(tmp_path, FOREIGN)

    assert (one.text, one.key) == (None, "a1")
    assert [(s.start, s.end, s.label, s.words) for s in one.spans] == [
        (0, 3, "PER", "Ann"),
        (8, 11, "PER", "Bob"),
    ]
    assert [dict(s.values) for s in one.spans] == [{"Sure": "yes"}, {}]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_the_delimiter_may_be_that_of_another_country(
    tmp_path: Path, delimiter: str
) -> None:
    one = one_of(tmp_path, FOREIGN.replace(",", delimiter))

    assert len(one.spans) == 2


def test_a_comma_in_a_number_may_be_what_a_point_is_elsewhere(tmp_path: Path) -> None:
    rows = "doc_id;start;end;label;score;article_text\na;0,0;3,0;PER;0,25;Ann met Bob\n"

    outcome = settled(one_of(tmp_path, rows))

    (span,) = outcome.annotated.spans
    assert span.words(outcome.annotated.article.text) == "Ann"
    assert span.suggestion is not None
    assert span.suggestion.score == 0.25


def test_unicode_text_as_excel_saves_it_is_known_and_read(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    rows = "start\tend\tlabel\tarticle_text\r\n5\t7\tGPE\t🙂 in 北京\r\n"
    path.write_bytes(rows.encode("utf-16"))

    assert CSV.knows(Head.of(path))
    assert made.labelled(made.settled_in(path, CSV)) == [("北京", "GPE")]


def test_an_older_encoding_is_read(tmp_path: Path) -> None:
    rows = "doc_id,start,end,label,article_text\na,0,6,GPE,Zürich is in Switzerland\n"

    one = one_of(tmp_path, rows.encode("latin-1"))

    assert one.text == "Zürich is in Switzerland"


def test_a_text_on_every_row_is_one_article(tmp_path: Path) -> None:
    outcome = read(tmp_path, "a,0,3,PER,Ann met Bob\na,8,11,PER,Ann met Bob\n")

    assert len(outcome.annotated.spans) == 2


def test_a_table_may_count_from_one_and_call_its_texts_text(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows = ["Tim met Ann.|1|3|Tim|PER", "Tim met Ann.|9|11|Ann|PER"]
    path.write_text("\n".join(["text|startIndex|endIndex|mention|type", *rows, ""]))

    (found,) = CSV.read(path)

    assert isinstance(found, FoundArticle)
    spans = settled(found).annotated.spans
    assert [one.span.of("Tim met Ann.") for one in spans] == ["Tim", "Ann"]
    assert "begin with 1" in found.left_aside[0]


def test_two_texts_of_one_id_are_two_articles(tmp_path: Path) -> None:
    rows = "start,end,label,doc_id,article_text\n0,3,P,a,Ann\n0,3,P,a,\n0,3,P,a,Bob\n"

    articles = [one for one in found(tmp_path, rows) if isinstance(one, FoundArticle)]

    assert [(one.text, len(one.spans)) for one in articles] == [("Ann", 2), ("Bob", 1)]


def test_line_ends_of_windows_move_no_span(tmp_path: Path) -> None:
    outcome = read(tmp_path, 'a,6,9,PER,"Met:\r\nBob"\r\n')

    text = outcome.annotated.article.text
    assert [one.words(text) for one in outcome.annotated.spans] == ["Bob"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,0,300,PER,Ann", "lies outside the text"),
        ("a,2,2,PER,Ann", "covers no text"),
        ("a,0,3,,Ann", "has no label"),
    ],
)
def test_a_span_that_does_not_fit_is_listed(tmp_path: Path, row: str, why: str) -> None:
    (misfit,) = read(tmp_path, f"{row}\n").misfits

    assert why in misfit.why


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("start", "first"),
        ("score", "high"),
        ("values", "[[["),
        ("parts", "[" * 1000),
        ("decided_at", "today"),
        ("suggested_start", "x"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(
    tmp_path: Path, column: str, cell: str
) -> None:
    names = ["start", "end", "label", *({column} - {"start"})]
    cells = {"start": "0", "end": "3", "label": "P"} | {column: cell}

    one = one_of(tmp_path, f"{','.join(names)}\n{','.join(cells[n] for n in names)}\n")

    assert one.spans == ()
    assert one.left_aside[0].startswith("Row 2: ")


def test_what_cannot_be_read_of_an_article_refuses_it(tmp_path: Path) -> None:
    (refusal,) = found(tmp_path, GOLDEN.replace('""boilerplate""', '""nothing""'))

    assert isinstance(refusal, Refusal)
    assert refusal.where == "a.csv, row 2"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "no columns start, end and label"),
        ("a,b\n1,2\n", "no columns start, end and label"),
        (GOLDEN[:500], "no sound CSV"),
        (GOLDEN[:900], "last row has fewer cells"),
        (b"PK\x03\x04", "packed file"),
    ],
)
def test_another_kind_of_file_is_refused(
    tmp_path: Path, data: str | bytes, why: str
) -> None:
    with pytest.raises(CopydeskError, match=why):
        found(tmp_path, data)
