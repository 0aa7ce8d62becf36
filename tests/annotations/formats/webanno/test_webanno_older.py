from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import Settled, settled
from annotations.formats import FORMATS
from annotations.formats.webanno.tsv import WEBANNO_TSV
from tests.annotations.formats.made import labelled, settled_in

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
EXAMPLE = (
    "webanno_tsv/inception/inception-io-webanno-tsv/src/test/resources/tsv2/example.tsv"
)
REFERENT = "webanno.custom.Referent"
HEADER = (
    " # de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS | PosValue"
    f" # {REFERENT} | entity | infstat"
    f" # webanno.custom.Coref | kind | AttachTo={REFERENT}"
)
WORDS = ["Ann", "Lee", "of", "Dover", "slept", "."]


def second(**cells: str) -> str:
    """Write “Ann Lee of Dover slept.” with cells for some of its words."""
    rows = [
        f"1-{number}\t{word}\t" + cells.get(word, "_ O O _ _").replace(" ", "\t") + "\t"
        for number, word in enumerate(WORDS, start=1)
    ]
    lines = [HEADER, "#id=1", "#text=Ann Lee of Dover slept.", *rows, "", ""]
    return "\n".join(lines)


def first(*rows: str, before: str = "#id=1\n#text=Ann Lee slept.\n") -> str:
    """Write rows of a number, a word and a tag in the ten columns of version 1."""
    made = []
    for row in rows:
        number, word, tag = row.split()
        made.append(f"{number}\t{word}\t_\tNN\t{tag}\tO\t0\tROOT\t_\t_\n")
    return before + "".join(made)


def read(folder: Path, data: str) -> Settled:
    path = folder / "a.tsv"
    path.write_text(data, encoding="utf-8")
    assert next(one for one in FORMATS if one.knows(Head.of(path))) is WEBANNO_TSV
    return settled_in(path, WEBANNO_TSV)


def test_spans_of_version_2_go_on_with_i(tmp_path: Path) -> None:
    data = second(
        Ann="NNP B-person|B-given B-new|B-_ _ _",
        Lee="NNP I-person I-new _ _",
        Dover="NNP O-_|B-place O-_|B-old home 1-1",
    )

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann Lee of Dover slept."
    assert labelled(outcome) == [
        *[("Ann Lee", "person"), ("Ann", "given"), ("Dover", "place")],
    ]
    values = [dict(one.values) for one in outcome.annotated.spans]
    assert values == [{"infstat": "new"}, {}, {"infstat": "old"}]
    assert outcome.found.is_rebuilt


def test_relations_of_version_2_come_from_the_token_that_they_name(
    tmp_path: Path,
) -> None:
    data = second(
        Ann="NNP B-person B-new _ _",
        Lee="NNP I-person I-new _ _",
        Dover="NNP B-place B-new home|see 1-1|1-5",
    )

    outcome = read(tmp_path, data)

    (relation,) = outcome.annotated.relations
    named = {one.id: one.label for one in outcome.annotated.spans}
    assert relation.label == "home"
    assert (named[relation.head], named[relation.child]) == ("person", "place")
    assert any(
        "1 relation of the layer Coref" in one for one in outcome.found.left_aside
    )


def test_the_name_of_the_layer_stands_for_no_value(tmp_path: Path) -> None:
    outcome = read(tmp_path, second(Ann=f"_ B-{REFERENT}_ B-{REFERENT}_ _ _"))

    assert labelled(outcome) == [("Ann", "Referent")]


def test_neighbours_of_one_label_are_two_where_each_begins(tmp_path: Path) -> None:
    data = first("1 Ann B-PER", "2 Lee B-PER", "3 slept O", "4 . O")

    assert labelled(read(tmp_path, data)) == [("Ann", "PER"), ("Lee", "PER")]


@pytest.mark.parametrize("sign", ["-", "_"])
def test_version_1_has_entities_in_its_fifth_column(tmp_path: Path, sign: str) -> None:
    data = first(
        f"1 Ann B{sign}PER|B{sign}X", f"2 Lee I{sign}PER", "3 slept O", "4 . O"
    )

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann Lee slept."
    assert labelled(outcome) == [("Ann Lee", "PER"), ("Ann", "X")]


def test_the_whole_text_may_come_after_all_sentences(tmp_path: Path) -> None:
    rows = first("1 Ann B-PER", "2 . O", before="#id=1\n")
    more = first("1 Lee B-PER", "2 . O", before="\n#id=2\n")

    outcome = read(tmp_path, f"{rows}{more}\n#text=Ann. Lee.\n\n")

    assert outcome.annotated.article.text == "Ann. Lee."
    assert labelled(outcome) == [("Ann", "PER"), ("Lee", "PER")]


def test_a_text_of_other_words_gives_way_to_the_words(tmp_path: Path) -> None:
    data = first("1 Ann B-PER", "2 . O", before="#id=1\n#text=Bob.\n")

    assert read(tmp_path, data).annotated.article.text == "Ann ."


def test_a_sentence_over_several_lines_is_one(tmp_path: Path) -> None:
    data = first("1 Ann B-PER", "2 slept O", before="#id=1\n#text=Ann\nslept\n")

    assert read(tmp_path, data).annotated.article.text == "Ann\nslept"


def test_parts_of_speech_are_no_spans_where_entities_have_a_column(
    tmp_path: Path,
) -> None:
    outcome = read(tmp_path, first("1 Ann O", "2 slept O"))

    assert labelled(outcome) == []
    assert "2 annotations of the layer POS left aside." in outcome.found.left_aside


def test_a_document_that_has_nothing_marked_has_its_text(tmp_path: Path) -> None:
    data = "#id=1\n#text=Ann slept\n1-1\tAnn\t\n1-2\tslept\t\n\n"

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "Ann slept"
    assert not outcome.annotated.spans


def test_rows_alone_are_read_if_somebody_says_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(first("1 Ann B-PER", "2 slept O", before=""))

    (found,) = WEBANNO_TSV.read(path)

    assert isinstance(found, FoundArticle)
    assert labelled(settled(found)) == [("Ann", "PER")]


def test_the_tools_own_example_is_read() -> None:
    path = FIXTURES / EXAMPLE
    if not path.is_file():
        pytest.skip("the fixtures are not there")

    (found,) = WEBANNO_TSV.read(path)

    assert isinstance(found, FoundArticle)
    outcome = settled(found)
    assert labelled(outcome)[:3] == [
        *[("Ms. Haag", "PER"), ("Elianti", "OTH"), ("Rolls-Royce Motor", "ORGpart")],
    ]
    assert len(labelled(outcome)) == 11
    assert not outcome.misfits
