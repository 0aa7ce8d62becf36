import json
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.formats.uima.cas_json import UIMA_JSON
from tests.annotations.formats import made

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
SOFA: dict[str, Any] = {
    "%ID": 1,
    "%TYPE": "uima.cas.Sofa",
    "sofaNum": 1,
    "sofaID": "_InitialView",
    "mimeType": "text/plain",
    "sofaString": made.MIXED,
}
GPE = {"%ID": 2, "%TYPE": ENTITY, "@sofa": 1, "begin": 25, "end": 32, "value": "GPE"}
STRING = "uima.cas.String"
GOLDEN: dict[str, Any] = {
    "%TYPES": {
        ENTITY: {
            "%NAME": ENTITY,
            "%SUPER_TYPE": "uima.tcas.Annotation",
            "value": {"%NAME": "value", "%RANGE": STRING},
            "identifier": {"%NAME": "identifier", "%RANGE": STRING},
        }
    },
    "%FEATURE_STRUCTURES": [SOFA, GPE],
    "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}},
}


def golden() -> AnnotatedArticle:
    return made.article(made.span("תל אביב", "GPE", state="added"))


def found_in(folder: Path, data: bytes) -> FoundArticle:
    path = folder / "a.json"
    path.write_bytes(data)
    (found,) = UIMA_JSON.read(path)
    assert isinstance(found, FoundArticle), found
    return found


def read(folder: Path, **changes: object) -> Settled:
    return settled(found_in(folder, json.dumps(GOLDEN | changes).encode()))


def test_what_the_specification_shows_is_read(tmp_path: Path) -> None:
    outcome = read(tmp_path)

    assert made.facts([outcome.annotated], UIMA_JSON)[0] != []
    assert outcome.misfits == ()
    (span,) = outcome.annotated.spans
    assert (span.words(made.MIXED), span.label) == ("תל אביב", "GPE")


def test_an_article_is_written_as_the_specification_shows(tmp_path: Path) -> None:
    files, losses = made.written(tmp_path, [golden()], UIMA_JSON)

    written = json.loads(files[0].read_bytes())
    structures = written["%FEATURE_STRUCTURES"]
    assert losses == []
    assert structures[0] == SOFA
    assert structures[-2] == GPE | {"%ID": 23}
    assert json.loads(structures[-1]["value"]) == {"label": "GPE", "id": "GPE:תל אביב"}
    assert written["%VIEWS"]["_InitialView"]["%MEMBERS"][-2:] == [23, 24]
    assert written["%TYPES"][ENTITY]["value"] == {"%NAME": "value", "%RANGE": STRING}


def test_all_there_is_comes_back(tmp_path: Path) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], UIMA_JSON)

    assert made.read(files, UIMA_JSON) == [made.mixed()]


def test_no_type_is_written_that_inception_does_not_know(tmp_path: Path) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], UIMA_JSON)

    types = json.loads(files[0].read_bytes())["%TYPES"]

    assert all(one.startswith("de.tudarmstadt.ukp.dkpro.core.api.") for one in types)


def test_structures_may_be_named_by_their_ids(tmp_path: Path) -> None:
    named = {"1": SOFA, "2": GPE}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": named})

    assert [one.label for one in outcome.annotated.spans] == ["GPE"]


def test_a_byte_order_mark_is_no_hindrance(tmp_path: Path) -> None:
    found = found_in(tmp_path, BOM_UTF8 + json.dumps(GOLDEN).encode())

    assert len(found.spans) == 1


def test_line_ends_of_windows_move_no_span(tmp_path: Path) -> None:
    sofa = SOFA | {"sofaString": made.MIXED.replace("Tim C", "Tim\r\n")}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": [sofa, GPE]})

    (span,) = outcome.annotated.spans
    assert span.words(outcome.annotated.article.text) == "תל אביב"


def test_a_span_beyond_the_text_is_named(tmp_path: Path) -> None:
    far = GPE | {"end": 99}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": [SOFA, far]})

    assert [one.label for one in outcome.misfits] == ["GPE"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (json.dumps(GOLDEN).encode()[:200], "was cut off"),
        (b"[1]", "no CAS JSON"),
        (b'{"text": "x"}', "no CAS JSON"),
        (json.dumps(GOLDEN | {"%TYPES": {"a": 3}}).encode(), "%TYPES"),
        (json.dumps(GOLDEN).replace("25", '"x"').encode(), "no numbers"),
        (b'{"%VIEWS": ' + b"[" * 1000 + b"]" * 1000 + b"}", "not JSON|too deeply"),
    ],
)
def test_what_is_no_cas_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes, why: str
) -> None:
    with pytest.raises(CopydeskError, match=why):
        found_in(tmp_path, data)


@pytest.mark.parametrize(
    ("encoding", "start", "end"),
    [("UTF-8", 28, 41), ("UTF-16", 25, 32), ("UTF-32", 24, 31)],
)
def test_the_header_says_what_offsets_count(
    tmp_path: Path, encoding: str, start: int, end: int
) -> None:
    structures = [SOFA, GPE | {"begin": start, "end": end}]
    header = {"offset-encoding": encoding}

    outcome = read(tmp_path, **{"%HEADER": header, "%FEATURE_STRUCTURES": structures})

    assert made.labelled(outcome) == [("תל אביב", "GPE")]


def test_offsets_may_be_marked_as_such(tmp_path: Path) -> None:
    marked = {"^begin": 25, "^end": 32}
    plain = {name: value for name, value in GPE.items() if name not in {"begin", "end"}}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": [SOFA, plain | marked]})

    assert made.labelled(outcome) == [("תל אביב", "GPE")]


def test_structures_may_name_their_views_themselves(tmp_path: Path) -> None:
    inline = GPE | {"%VIEWS": ["_InitialView"]}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": [SOFA, inline], "%VIEWS": None})

    assert made.labelled(outcome) == [("תל אביב", "GPE")]


def test_a_view_may_hold_its_text_itself(tmp_path: Path) -> None:
    views = {"_InitialView": {"%SOFA": SOFA, "%MEMBERS": [2]}}

    outcome = read(tmp_path, **{"%FEATURE_STRUCTURES": [GPE], "%VIEWS": views})

    assert made.labelled(outcome) == [("תל אביב", "GPE")]


def test_a_text_may_be_there_in_bytes(tmp_path: Path) -> None:
    array = {"%ID": 3, "%TYPE": "uima.cas.ByteArray", "%ELEMENTS": "VGltIENvb2s="}
    sofa = {name: value for name, value in SOFA.items() if name != "sofaString"}
    person = GPE | {"begin": 0, "end": 3}

    outcome = read(
        tmp_path,
        **{"%FEATURE_STRUCTURES": [array, sofa | {"@sofaArray": 3}, person]},
    )

    assert made.labelled(outcome) == [("Tim", "GPE")]


def test_arrays_of_words_and_of_links_are_read(tmp_path: Path) -> None:
    event = {"%ID": 3, "%TYPE": "webanno.custom.Event", "@sofa": 1, "begin": 12}
    event |= {"end": 15, "value": "meet", "@tags": 4, "@sizes": 5, "@who": 6}
    arrays = [
        {"%ID": 4, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["a b", None, "c"]},
        {"%ID": 5, "%TYPE": "uima.cas.IntegerArray", "%ELEMENTS": [2, 3]},
        {"%ID": 6, "%TYPE": "webanno.custom.Link[]", "%ELEMENTS": [7, None]},
        {"%ID": 7, "%TYPE": "webanno.custom.Link", "role": "place", "@target": 2},
    ]
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3]}}

    outcome = read(
        tmp_path,
        **{"%FEATURE_STRUCTURES": [SOFA, GPE, event, *arrays], "%VIEWS": views},
    )

    met, _ = outcome.annotated.spans
    assert dict(met.values) == {"tags": "a b; c", "sizes": "2; 3"}
    assert [one.label for one in outcome.annotated.relations] == ["place"]


@pytest.mark.parametrize(
    "changes",
    [
        {"%HEADER": {"offset-encoding": "EBCDIC"}},
        {"%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 9]}}},
        {"%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [[2]]}}},
        {"%FEATURE_STRUCTURES": [SOFA, 2]},
    ],
)
def test_what_is_not_as_it_should_be_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(CopydeskError, match="export it again"):
        read(tmp_path, **changes)
