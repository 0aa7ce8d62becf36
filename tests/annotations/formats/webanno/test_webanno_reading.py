from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Format
from annotations.exchange.settling import Settled, settled
from annotations.formats.uima.xmi import UIMA_XMI
from annotations.formats.webanno.tsv import WEBANNO_TSV
from annotations.readers.reader import Refusal

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
RESOURCES = "webanno_tsv/inception/inception-io-webanno-tsv/src/test/resources"
SUITE = FIXTURES / RESOURCES / "tsv3-suite"
GUM = FIXTURES / "conllu_entities" / "coref" / "gum" / "tsv"
# What the tool's own writer takes away on its way from XMI to TSV.
TRIMMED = {
    "testAnnotationWithLeadingWhitespaceAtStart": "white space before a word",
    "testAnnotationWithTrailingWhitespaceAtEnd": "white space behind a word",
    "testZeroWidthAnnotationBeyondLastTokenIsMovedToEndOfLastToken": "the same",
}
# In XMI, dependencies join tokens; in TSV, parts of speech.
MOVED = {"testDependencyWithValues"}
SPAN = "webanno.custom.Span"
WORDS = ("This", "is", "a", "test", ".")


def tsv(*columns: str, cells: dict[int, str], version: str = "3.3") -> str:
    """Write “This is a test .”, with cells for some tokens by their numbers."""
    width = sum(max(1, column.count("|")) for column in columns)
    lines = [
        f"#FORMAT=WebAnno TSV {version}",
        *columns,
        "",
        "",
        "#Text=This is a test .",
    ]
    start = 0
    for number, word in enumerate(WORDS, start=1):
        rest = cells.get(number, "\t".join("_" * width))
        lines.append(f"1-{number}\t{start}-{start + len(word)}\t{word}\t{rest}\t")
        start += len(word) + 1
    return "\n".join(lines) + "\n"


def opened(path: Path, of_format: Format = WEBANNO_TSV) -> Settled:
    (found,) = of_format.read(path)
    assert not isinstance(found, Refusal)
    return settled(found)


def read(folder: Path, data: str) -> Settled:
    path = folder / "a.tsv"
    path.write_text(data, encoding="utf-8")
    return opened(path)


def spans(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    text = annotated.article.text
    return [(one.words(text), one.label) for one in annotated.spans]


def relations(annotated: AnnotatedArticle) -> list[tuple[str, str, str]]:
    words = {one.id: one.words(annotated.article.text) for one in annotated.spans}
    return [
        (one.label, words[one.head], words[one.child]) for one in annotated.relations
    ]


def test_stacked_spans_go_on_by_their_numbers(tmp_path: Path) -> None:
    cells = {1: "A[1]", 2: "A[1]|B[2]", 3: "B[2]|B[3]", 4: "C"}

    outcome = read(tmp_path, tsv(f"#T_SP={SPAN}|value", cells=cells))

    assert spans(outcome.annotated) == [
        ("This is", "A"),
        ("is a", "B"),
        ("a", "B"),
        ("test", "C"),
    ]


def test_features_of_a_span_stay_together_even_if_one_column_lacks_it(
    tmp_path: Path,
) -> None:
    header = "#T_SP=webanno.custom.Referent|entity|identity"
    cells = {1: "event[1]|place[2]\tMecca[2]"}

    outcome = read(tmp_path, tsv(header, cells=cells, version="3.2"))

    assert spans(outcome.annotated) == [("This", "event"), ("This", "place")]
    assert [dict(one.values) for one in outcome.annotated.spans] == [
        {},
        {"identity": "Mecca"},
    ]


def test_parts_of_tokens_and_places_without_width_are_read(tmp_path: Path) -> None:
    data = tsv(f"#T_SP={SPAN}|value", cells={1: "A[1]"})
    parts = "1-2.1\t5-6\ti\tA[1]\t\n1-2.2\t6-6\t\tB\t\n1-3"

    outcome = read(tmp_path, data.replace("1-3", parts, 1))

    assert spans(outcome.annotated) == [("This i", "A")]
    assert [one.why for one in outcome.misfits] == ["covers no text."]


def test_a_relation_points_from_the_row_that_it_names(tmp_path: Path) -> None:
    relation = f"#T_RL=webanno.custom.Rel|sure|value|BT_{SPAN}"
    cells = {
        1: "A[1]\t_\t_\t_",
        2: "A[1]\t_\t_\t_",
        4: "B\tyes|*\tfirst|second\t1-1[1_0]|1-1[1_0]",
    }

    outcome = read(tmp_path, tsv(f"#T_SP={SPAN}|value", relation, cells=cells))

    assert relations(outcome.annotated) == [
        ("first", "This is", "test"),
        ("second", "This is", "test"),
    ]
    assert outcome.found.left_aside == ("Of relations, sure was left aside.",)


def test_slots_become_relations(tmp_path: Path) -> None:
    host = (
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|"
        "uima.tcas.Annotation|value"
    )
    cells = {1: "_\tp1;*\t1-2[1];1-4\tmeet", 2: "A[1]\t_\t_\t_", 3: "A[1]\t_\t_\t_"}
    cells[4] = "B\t_\t_\t_"

    outcome = read(tmp_path, tsv(f"#T_SP={SPAN}|value", host, cells=cells))

    assert relations(outcome.annotated) == [
        ("p1", "This", "is a"),
        ("links", "This", "test"),
    ]


def test_what_has_slots_with_nothing_in_them_is_a_span(tmp_path: Path) -> None:
    host = (
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|"
        "uima.tcas.Annotation"
    )

    outcome = read(tmp_path, tsv(host, cells={1: "_\t*", 3: "_\t*[1]", 4: "_\t*[1]"}))

    assert spans(outcome.annotated) == [("This", "Host"), ("a test", "Host")]


def test_a_version_may_go_without_its_second_number(tmp_path: Path) -> None:
    data = tsv(f"#T_SP={SPAN}|value", cells={1: "A"}).replace("TSV 3.3", "TSV 3")

    assert spans(read(tmp_path, data).annotated) == [("This", "A")]


def test_chains_become_relations(tmp_path: Path) -> None:
    chain = "#T_CH=webanno.custom.CorefLink|referenceType|referenceRelation"
    cells = {
        1: "name[1]\tsame->1-1",
        2: "name[1]\tsame->1-1",
        3: "*[2]\t*->2-1",
        4: "nick[1]\t*->1-2",
    }

    outcome = read(tmp_path, tsv(chain, cells=cells))

    assert spans(outcome.annotated)[::2] == [("This is", "name"), ("test", "nick")]
    assert relations(outcome.annotated) == [("same", "This is", "test")]


def test_gaps_between_sentences_are_filled_as_the_tool_does_and_said(
    tmp_path: Path,
) -> None:
    data = (
        "#FORMAT=WebAnno TSV 3.3\n\n\n#Sentence.id=x\n#Text=a\\tb\n"
        "1-1\t0-1\ta\t\n1-2\t2-3\tb\t\n\n#Text=c\n2-1\t5-6\tc\t\n"
    )

    outcome = read(tmp_path, data)

    assert outcome.annotated.article.text == "a\tb\n c"
    assert outcome.found.is_rebuilt
    assert "what white space stood in 1 place" in outcome.found.left_aside[0]


def test_characters_might_be_numbers_before_version_3_2(tmp_path: Path) -> None:
    data = "#FORMAT=WebAnno TSV 3.1\n\n\n#Text=\\u00e9\n1-1\t0-1\té\t\n"

    assert read(tmp_path, data).annotated.article.text == "é"


def cases() -> list[str]:
    return sorted(path.parent.name for path in SUITE.glob("*/reference.xmi"))


@pytest.mark.parametrize("name", cases() or [pytest.param("", marks=pytest.mark.skip)])
def test_the_tools_own_pairs_say_the_same_twice(name: str) -> None:
    ours = opened(SUITE / name / "reference.tsv")
    theirs = opened(SUITE / name / "reference.xmi", UIMA_XMI)

    if name not in TRIMMED:
        assert ours.annotated.article.text == theirs.annotated.article.text
    assert _named(ours) == _named(theirs)
    assert len(ours.misfits) == len(theirs.misfits)
    if name not in MOVED:
        assert relations(ours.annotated) == [
            (label, head.strip(), child.strip())
            for label, head, child in relations(theirs.annotated)
        ]


def _named(outcome: Settled) -> list[tuple[str, str]]:
    """Give spans as both files call them: the layer has another name in some pairs."""
    unnamed = {"Span": "NamedEntity"}
    return [
        (words.strip(), unnamed.get(label, label))
        for words, label in spans(outcome.annotated)
    ]


def test_the_tools_own_slots_that_take_any_layer_are_read() -> None:
    if not SUITE.exists():
        pytest.skip("the fixtures are not here")
    outcome = opened(SUITE / "sampleSlotAnnotation1" / "reference.tsv")

    assert relations(outcome.annotated) == [("pr2", "This", "a"), ("pr1", "This", "is")]


@pytest.mark.parametrize(
    ("name", "count", "first"),
    [
        ("GUM_news_crane.tsv", 78, ("107", "person")),
        ("GUM_interview_ants.tsv", 314, ("Biologist Nick Bos", "person")),
    ],
)
def test_the_corpus_gum_is_read(name: str, count: int, first: tuple[str, str]) -> None:
    if not GUM.exists():
        pytest.skip("the fixtures are not here")
    outcome = opened(GUM / name)

    assert len(outcome.annotated.spans) == count
    assert spans(outcome.annotated)[0] == first
    assert outcome.misfits == ()
    assert "5 lines of its header" in outcome.found.left_aside[-1]
