from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle, Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.formats.webanno.text import escaped_value, stacked, value_of
from annotations.formats.webanno.tsv import WEBANNO_TSV
from tests.annotations.formats import made

NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
# The emoji takes two units, so that all behind it is one further on.
GOLDEN = f"""\
#FORMAT=WebAnno TSV 3.3
#T_SP={NER}|identifier|value
#T_RL=webanno.custom.EntityRelation|label|BT_{NER}


#Text=Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.
#Text=
1-1\t0-3\tTim\tQ265852[1]\tPERSON[1]\t_\t_\t
1-2\t4-8\tCook\tQ265852[1]|*[2]\tPERSON[1]|FAMILY NAME[2]\t_\t_\t
1-3\t9-11\t🙂\t_\t_\t_\t_\t
1-4\t12-15\tmet\t_\t_\t_\t_\t
1-5\t16-21\tJose\u0301\t_\t_\t_\t_\t
1-5.1\t16-20\tJose\t*\tPART\\_OF\\[1\\]\t_\t_\t
1-6\t22-24\tin\t_\t_\t_\t_\t
1-7\t25-27\tתל\t*[3]\tGPE[3]\tin\t1-1[1_3]\t
1-8\t28-32\tאביב\t*[3]\tGPE[3]\t_\t_\t
1-9\t32-33\t,\t_\t_\t_\t_\t
1-10\t34-37\tnot\t_\t_\t_\t_\t
1-11\t38-39\t北\t*\t\\*\tsame|\\_\t1-11|1-7[3_0]\t
1-12\t39-40\t京\t_\t_\t_\t_\t
1-13\t40-41\t.\t_\t_\t_\t_\t

#Text=He said so.
2-1\t42-44\tHe\t_\t_\t_\t_\t
2-2\t45-49\tsaid\t_\t_\t_\t_\t
2-3\t50-52\tso\t_\t_\t_\t_\t
2-4\t52-53\t.\t_\t_\t_\t_\t
"""  # noqa: RUF001  a Hebrew letter, no accent


def golden() -> AnnotatedArticle:
    person, place, half = (
        made.span("Tim Cook", "PERSON", state="added"),
        made.span("תל אביב", "GPE", state="added"),
        made.span("北", "*", state="added"),
    )
    return replace(
        made.article(
            replace(person, values=MappingProxyType({"identifier": "Q265852"})),
            made.span("Cook", "FAMILY NAME", state="added"),
            made.span("Jose", "PART_OF[1]", state="added"),
            place,
            half,
        ),
        relations=(
            Relation("in", person.id, place.id),
            Relation("same", half.id, half.id),
            Relation("_", place.id, half.id),
        ),
    )


def found_in(folder: Path, data: str | bytes) -> FoundArticle:
    path = folder / "a.tsv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = WEBANNO_TSV.read(path)
    assert isinstance(found, FoundArticle), found
    return found


def read(folder: Path, data: str | bytes) -> Settled:
    return settled(found_in(folder, data))


def facts(annotated: AnnotatedArticle) -> list[object]:
    return made.facts([annotated], WEBANNO_TSV)


def test_an_article_is_written_as_the_specification_says(tmp_path: Path) -> None:
    files, losses = made.written(tmp_path, [golden()], WEBANNO_TSV)

    assert files[0].read_bytes().decode() == GOLDEN
    assert losses == []


def test_the_golden_is_read(tmp_path: Path) -> None:
    outcome = read(tmp_path, GOLDEN)

    assert facts(outcome.annotated) == facts(golden())
    assert outcome.found.left_aside == ()
    assert not outcome.found.is_rebuilt


def test_line_breaks_before_the_first_word_are_lost_and_said(tmp_path: Path) -> None:
    text = "\n\tTim Cook"
    early = made.article(made.span("Tim Cook", "PERSON", text), text=text)

    files, losses = made.written(tmp_path, [early], WEBANNO_TSV)

    (found,) = made.read(files, WEBANNO_TSV)
    assert found.article.text == "  Tim Cook"
    assert losses[-1].why == "line breaks before its first word, which become spaces"


def test_values_without_a_place_are_lost_and_said(tmp_path: Path) -> None:
    more = MappingProxyType({"identifier": "Q1", "sure": "yes"})
    person = replace(made.span("Tim Cook", "PERSON", state="added"), values=more)

    files, losses = made.written(tmp_path, [made.article(person)], WEBANNO_TSV)

    (found,) = made.read(files, WEBANNO_TSV)
    assert dict(found.spans[0].values) == {"identifier": "Q1"}
    assert "further values, but for the identifier" in [one.why for one in losses]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_value_is_escaped_and_read_again(value: str) -> None:
    cell = escaped_value(value)

    assert "\t" not in cell
    assert "\n" not in cell
    assert list(stacked(f"{cell}|*")) == [cell, "*"]
    assert (value_of(cell) or "") == value


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_hindrance(
    tmp_path: Path,
) -> None:
    outcome = read(tmp_path, BOM_UTF8 + GOLDEN.replace("\n", "\r\n").encode())

    assert facts(outcome.annotated) == facts(golden())


def test_offsets_in_code_points_are_noticed(tmp_path: Path) -> None:
    data = GOLDEN.partition("1-3\t")[0] + (
        "1-3\t9-10\t🙂\t_\t_\t_\t_\t\n1-7\t24-31\tתל אביב\t*\tGPE\t_\t_\t\n"
        "1-8\t37-39\t北京\t_\t_\t_\t_\t\n"
    )

    outcome = read(tmp_path, data)

    assert outcome.found.unit is Unit.CODE_POINTS
    assert "count code points" in outcome.found.left_aside[0]
    assert [one.label for one in outcome.annotated.spans] == [
        *("PERSON", "FAMILY NAME", "GPE")
    ]


def test_a_span_whose_words_are_not_there_is_named(tmp_path: Path) -> None:
    outcome = read(tmp_path, GOLDEN.replace("\t16-20\tJose\t", "\t16-20\tJack\t"))

    assert [one.label for one in outcome.misfits] == ["PART_OF[1]"]
    assert "is not what stands there" in outcome.misfits[0].why


def test_a_span_beyond_the_text_is_named(tmp_path: Path) -> None:
    outcome = read(tmp_path, GOLDEN.replace("\t16-20\tJose\t", "\t16-99\tJose\t"))

    assert "PART_OF[1]" in [one.label for one in outcome.misfits]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no WebAnno TSV 3"),
        (b"#id=1\n#text=a\n1\ta\tB-PER\n", "3 columns for 10 announced"),
        (b"#FORMAT=WebAnno TSV 3.3\n\n", "no sentences"),
        (b"#FORMAT=WebAnno TSV 3.3\n\n#Text=\xff\n", "not in UTF-8"),
        (GOLDEN.encode()[:-30], "Line 26 has 1 column for 4"),
        (GOLDEN.partition("1-9\t")[0].encode(), "ends amid a sentence"),
        (GOLDEN.partition("2-1\t")[0].encode(), "ends amid a sentence"),
        (GOLDEN.replace("45-49", "45").encode(), "Line 25 has no id, offsets"),
        (GOLDEN.replace("45-49", "a-b").encode(), "Line 25 has no id, offsets"),
    ],
)
def test_what_is_no_webanno_tsv_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes, why: str
) -> None:
    with pytest.raises(CopydeskError, match=why):
        found_in(tmp_path, data)
