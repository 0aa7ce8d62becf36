from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.annotation import State
from annotations.formats.brat.brat import BRAT
from annotations.formats.brat.pieces import as_brat_has_it, pieces
from annotations.span import Span
from tests.annotations.formats import made

# From brat's description of its standoff format; offsets count code points.
GOLDEN = (
    "T1\tPERSON 0 8\tTim Cook\n"
    "A1\tState T1 corrected\n"
    "A2\tScore T1 0.5\n"
    "#1\tAnnotatorNotes T1\t“quoted”\n"
    '#2\tCopydesk T1\t{"annotator": "ann", "decided_at": "2024-02-03T04:05:06+00:00", '
    '"suggestion": {"start": 0, "end": 3, "label": "ORG", "score": 0.5, "rule": ""}, '
    '"pipeline": {"name": "rules", "version": "1", "digest": "' + "d" * 64 + '"}}\n'
    "T2\tFAMILY_NAME 4 8\tCook\n"
    "T3\tGPE 11 14\tmet\n"
    "A3\tState T3 rejected\n"
    "T4\tPERSON 15 20\tJose\u0301\n"
    "A4\tState T4 confirmed\n"
    "T5\tGPE 24 31\tתל אביב\n"
    "A5\tState T5 confirmed\n"
    "T6\tGPE 37 39\t北京\n"
    "A6\tState T6 pending\n"
)


def added(words: str, label: str = "X", **more: object) -> AnnotatedSpan:
    found = made.span(words, label, state="added")
    return replace(found, **more)  # type: ignore[arg-type]


def lines(folder: Path, article: AnnotatedArticle) -> list[str]:
    (path,), _ = made.written(folder, [article], BRAT)
    return path.read_text(encoding="utf-8").splitlines()


def test_an_article_is_a_text_and_lines_beside_it(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], BRAT)

    assert path.read_bytes().decode() == GOLDEN
    assert path.with_suffix(".txt").read_bytes().decode() == made.MIXED
    assert path.suffix == ".ann"


def test_the_golden_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(GOLDEN, encoding="utf-8", newline="")
    path.with_suffix(".txt").write_text(made.MIXED, encoding="utf-8", newline="")

    found = made.read([path], BRAT)

    assert made.facts(found, BRAT) == made.expected([made.mixed()], BRAT)


def test_the_types_in_use_and_their_colours_go_beside(tmp_path: Path) -> None:
    one, other = added("Tim Cook", "PERSON"), added("Jose\u0301", "Ärzte & Co")
    article = replace(
        made.article(one, other), relations=(Relation("met by", one.id, other.id),)
    )

    (path,), _ = made.written(tmp_path, [article], BRAT)

    conf = (path.parent / "annotation.conf").read_text()
    assert "[entities]\n\nArzte___Co\nPERSON\n" in conf
    assert "\nmet_by\tArg1:<ENTITY>, Arg2:<ENTITY>\n" in conf
    assert "\nState\tArg:<ENTITY>, Value:confirmed|corrected|rejected|pending\n" in conf
    colours = (path.parent / "visual.conf").read_text()
    assert "\nPERSON\tbgColor:#5b93d6, fgColor:black, borderColor:darken\n" in colours


def test_labels_that_brat_refuses_are_bent_and_told(tmp_path: Path) -> None:
    article = made.article(added("Tim Cook", "FAMILY NAME"), added("北京", "地名 [x]"))

    _, losses = made.written(tmp_path, [article], BRAT)

    assert [one.label for one in losses] == ["FAMILY NAME", "地名 [x]"]
    assert all("the spelling of labels" in one.why for one in losses)
    (first, second) = (line.split()[1] for line in lines(tmp_path, article))
    assert (first, second) == ("FAMILY_NAME", "U5730U540D__x_")


def test_a_span_with_gaps_has_its_pieces(tmp_path: Path) -> None:
    gap = AnnotatedSpan(
        id="1",
        span=Span(0, 14),
        label="X",
        state="added",
        parts=(Span(0, 3), Span(11, 14)),
    )

    assert lines(tmp_path, made.article(gap)) == ["T1\tX 0 3;11 14\tTim met"]


def test_a_line_break_inside_a_span_parts_it_as_brat_does(tmp_path: Path) -> None:
    article = made.article(added("北京.\nHe"))

    (path,), losses = made.written(tmp_path, [article], BRAT)

    assert path.read_text(encoding="utf-8") == "T1\tX 37 40;41 43\t北京. He\n"
    assert losses == []
    assert made.read([path], BRAT)[0].spans[0].span == Span(37, 43)
    assert made.read([path], BRAT)[0].spans[0].parts == ()


def test_relations_are_lines_of_their_own(tmp_path: Path) -> None:
    one, other = added("Tim Cook", "PERSON"), added("Jose\u0301", "PERSON")
    relation = Relation("Met", one.id, other.id)
    article = replace(made.article(one, other), relations=(relation,))

    assert lines(tmp_path, article)[-1] == "R1\tMet Arg1:T1 Arg2:T2\t"


def test_values_are_attributes_and_references(tmp_path: Path) -> None:
    values = {"Mention": "Name", "Reference": "Wikidata:Q1 Tim, of Apple", "Sure": ""}
    span = added("Tim Cook", values=MappingProxyType(values))

    assert lines(tmp_path, made.article(span))[1:] == [
        "A1\tMention T1 Name",
        "N1\tReference T1 Wikidata:Q1\tTim, of Apple",
        "A2\tSure T1",
    ]


def test_what_brat_has_no_line_for_is_noted_as_json(tmp_path: Path) -> None:
    span = added("Tim Cook", values=MappingProxyType({"two words": "and more"}))

    assert lines(tmp_path, made.article(span))[1:] == [
        '#1\tCopydesk T1\t{"values": {"two words": "and more"}}'
    ]


def test_a_note_of_several_lines_comes_back(tmp_path: Path) -> None:
    article = made.article(added("Tim Cook", note="one\n\ntwo "))

    files, _ = made.written(tmp_path, [article], BRAT)

    assert made.read(files, BRAT)[0].spans[0].note == "one\n\ntwo "


def test_a_score_alone_needs_nothing_but_its_line(tmp_path: Path) -> None:
    suggestion = made.mixed().spans[0].suggestion
    assert suggestion is not None
    own = replace(suggestion, span=Span(0, 8), label="X", score=0.1)
    article = made.article(
        added("Tim Cook", suggestion=own, state=State.CONFIRMED.value)
    )

    assert lines(tmp_path, article)[1:] == [
        "A1\tState T1 confirmed",
        "A2\tScore T1 0.1",
    ]


def test_a_mark_at_the_beginning_of_a_text_is_replaced_and_told(tmp_path: Path) -> None:
    _, losses = made.written(tmp_path, [made.article(text="\ufeffa")], BRAT)

    assert [one.why for one in losses] == ["a byte order mark as its first character"]


@pytest.mark.parametrize(
    ("text", "parts", "cut"),
    [
        ("Tim\nCook", (), [(0, 3), (4, 8)]),
        ("Tim \n\t Cook", (), [(0, 3), (7, 11)]),
        ("Tim  Cook", (), [(0, 9)]),
        (" Tim\n", (), [(1, 4)]),
        ("Tim Cook", (Span(4, 8), Span(0, 3)), [(0, 3), (4, 8)]),
        ("Tim Cook", (Span(0, 5), Span(4, 8)), [(0, 8)]),
        ("\n\t ", (), []),
    ],
)
def test_spans_are_cut_into_pieces(
    text: str, parts: tuple[Span, ...], cut: list[tuple[int, int]]
) -> None:
    span = AnnotatedSpan(
        id="", span=Span(0, len(text)), label="X", state="added", parts=parts
    )

    assert pieces(text, span) == cut


@given(made.articles())
def test_what_brat_makes_of_a_span_stays_so(article: AnnotatedArticle) -> None:
    text = article.article.text
    once = [as_brat_has_it(text, one) for one in article.spans]

    assert [one and as_brat_has_it(text, one) for one in once] == once
