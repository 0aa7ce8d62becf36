import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.settling import Settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.uima.cas_json import UIMA_JSON
from annotations.readers.reader import Refusal
from tests.annotations.formats.made import labelled, settled_in

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
SOFA = {
    "_type": "Sofa",
    "sofaNum": 1,
    "sofaID": "_InitialView",
    "mimeType": "text",
    "sofaString": "Ann met 🙂 Bob.",
}


def page(members: dict[str, Any], others: dict[str, Any] | None = None) -> Any:
    """Write a document with types for short, as UIMA does."""
    types = {
        "NamedEntity": {"_id": f"{DKPRO}.ner.type.NamedEntity"},
        "Token": {"_id": f"{DKPRO}.segmentation.type.Token"},
        "DocumentMetaData": {"_id": f"{DKPRO}.metadata.type.DocumentMetaData"},
        "Knows": {
            "_id": "webanno.custom.Knows",
            "_feature_types": {"Governor": "_ref", "Dependent": "_ref"},
        },
    }
    return {
        "_context": {"_types": types},
        "_views": {"_InitialView": members},
        "_referenced_fss": {"1": SOFA, **(others or {})},
    }


def read(folder: Path, value: Any) -> Settled:
    path = folder / "a.json"
    path.write_text(json.dumps(value))
    assert guessed(path, FORMATS) is UIMA_JSON
    return settled_in(path, UIMA_JSON)


def test_spans_are_read_where_zeros_are_left_out(tmp_path: Path) -> None:
    members = {
        "DocumentMetaData": [{"sofa": 1, "end": 15, "documentTitle": "wire.txt"}],
        "Token": [{"sofa": 1, "end": 3}],
        "NamedEntity": [
            {"sofa": 1, "end": 3, "value": "PER", "identifier": "Q1"},
            {"sofa": 1, "begin": 11, "end": 14, "value": "PER"},
        ],
    }

    outcome = read(tmp_path, page(members))

    assert outcome.annotated.article.text == "Ann met 🙂 Bob."
    assert labelled(outcome) == [("Ann", "PER"), ("Bob", "PER")]
    assert dict(outcome.annotated.spans[0].values) == {"identifier": "Q1"}
    assert outcome.found.key == "wire"


def test_relations_join_what_stands_apart(tmp_path: Path) -> None:
    members = {
        "NamedEntity": [12, 15],
        "Knows": [
            {"sofa": 1, "end": 14, "Governor": 12, "Dependent": 15, "label": "since"}
        ],
    }
    others = {
        "12": {"_type": "NamedEntity", "sofa": 1, "end": 3, "value": "PER"},
        "15": {
            "_type": "NamedEntity",
            "sofa": 1,
            "begin": 11,
            "end": 14,
            "value": "PER",
        },
    }

    outcome = read(tmp_path, page(members, others))

    (relation,) = outcome.annotated.relations
    assert (relation.label, relation.head, relation.child) == ("since", "#12", "#15")
    assert labelled(outcome) == [("Ann", "PER"), ("Bob", "PER")]


def test_a_document_without_a_text_is_refused(tmp_path: Path) -> None:
    value = page({"NamedEntity": []})
    value["_referenced_fss"] = {}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))

    (refusal,) = UIMA_JSON.read(path)

    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    "members", [{"NamedEntity": [99]}, {"NamedEntity": ["x"]}, {"NamedEntity": 1}]
)
def test_what_is_damaged_is_refused(tmp_path: Path, members: dict[str, Any]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(page(members)))

    with pytest.raises(CopydeskError, match="damaged"):
        list(UIMA_JSON.read(path))


def test_types_are_known_by_their_short_names_where_nothing_explains_them(
    tmp_path: Path,
) -> None:
    members = {
        "DocumentMetaData": [{"sofa": 1, "end": 15, "documentTitle": "wire.txt"}],
        "Token": [{"sofa": 1, "end": 3}],
        "NamedEntity": [12, {"sofa": 1, "begin": 11, "end": 14, "value": "PER"}],
        "Knows": [{"sofa": 1, "end": 14, "Governor": 12, "Dependent": 12}],
    }
    value = page(members, {"12": {"_type": "NamedEntity", "sofa": 1, "end": 3}})
    del value["_context"]

    outcome = read(tmp_path, value)

    assert labelled(outcome) == [("Ann", "NamedEntity"), ("Bob", "PER")]
    assert len(outcome.annotated.relations) == 1
    assert outcome.found.key == "wire"


def test_what_only_one_points_to_stands_in_its_place(tmp_path: Path) -> None:
    event = {
        "sofa": 1,
        "begin": 4,
        "end": 7,
        "value": "meet",
        "tags": ["a b", "c"],
        "who": [{"_type": "Link", "role": "one", "target": 12}, 14],
    }
    others = {
        "12": {"_type": "NamedEntity", "sofa": 1, "end": 3, "value": "PER"},
        "13": {"_type": "NamedEntity", "sofa": 1, "begin": 11, "end": 14},
        "14": {"_type": "Link", "target": 13},
    }
    value = page({"NamedEntity": [12, 13], "Event": [event]}, others)
    value["_context"]["_types"] |= {
        "Event": {
            "_id": "webanno.custom.Event",
            "_feature_types": {"tags": "_array", "who": "_ref"},
        },
        "Link": {"_id": "webanno.custom.Link", "_feature_types": {"target": "_ref"}},
    }

    outcome = read(tmp_path, value)

    ends = {one.id: one.words("Ann met 🙂 Bob.") for one in outcome.annotated.spans}
    assert [(one.label, ends[one.child]) for one in outcome.annotated.relations] == [
        ("one", "Ann"),
        ("who", "Bob"),
    ]
    assert {"tags": "a b; c"} in [dict(one.values) for one in outcome.annotated.spans]


def test_an_array_may_stand_apart(tmp_path: Path) -> None:
    event = {"sofa": 1, "begin": 4, "end": 7, "value": "meet", "tags": 9}
    value = page(
        {"Event": [event]}, {"9": {"_type": "StringArray", "_collection": ["a", "b"]}}
    )
    value["_context"]["_types"] |= {
        "Event": {"_id": "webanno.custom.Event", "_feature_types": {"tags": "_ref"}},
        "StringArray": {"_id": "uima.cas.StringArray"},
    }

    outcome = read(tmp_path, value)

    assert dict(outcome.annotated.spans[0].values) == {"tags": "a; b"}


def test_each_view_with_a_text_is_an_article(tmp_path: Path) -> None:
    value = page({"NamedEntity": [{"sofa": 1, "end": 3, "value": "PER"}]})
    value["_views"]["German"] = {"NamedEntity": [{"sofa": 2, "end": 3, "value": "X"}]}
    value["_referenced_fss"]["2"] = SOFA | {"sofaID": "German", "sofaString": "Bob da"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))

    found = [one for one in UIMA_JSON.read(path) if not isinstance(one, Refusal)]

    assert [(one.where, one.text, len(one.spans)) for one in found] == [
        ("a.json", "Ann met 🙂 Bob.", 1),
        ("a.json, view German", "Bob da", 1),
    ]
