from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.scheme_files import (
    declared,
    extended,
    fresh,
    parse,
    read,
    replaced,
    to_text,
    write,
)
from annotations.suggest.offers import Offer

SCHEME = LabelScheme(
    (Label("PERSON", "p"), Label("ORG", "o", also=("FIRM",)), Label("GPE", "g"))
)


def names(scheme: LabelScheme) -> list[str]:
    return [label.name for label in scheme]


def test_a_scheme_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    write(SCHEME, path)

    assert read(path) == SCHEME == parse(to_text(SCHEME))


def test_what_a_file_leaves_out_is_as_for_a_new_label() -> None:
    ship, crew = parse('["SHIP", {"name": "CREW"}]')

    assert (ship.key, crew.key, crew.also) == ("s", "", ())
    assert ship.colour != crew.colour


def test_a_name_of_before_belongs_to_one_label_only() -> None:
    found = parse(
        '{"labels": [{"name": "A", "also": ["B", "C"]}, {"name": "B", "also": ["C"]}]}'
    )

    assert [label.also for label in found] == [("C",), ()]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "This is no JSON"),
        ("{}", "There are no labels in it"),
        ("[]", "There are no labels in it"),
        ("[3]", "“3” is no label"),
        ('[{"key": "x"}]', "each needs a name"),
        ('[{"name": "A", "key": 3}]', "The key of the label A must be a text"),
        ('[{"name": "A", "also": "B"}]', "“also” of the label A"),
        ('[{"name": "A", "retired": "no"}]', "“retired” of the label A"),
        ('[{"name": "A", "colour": "red"}]', "“red” is no colour"),
        ('["A", "A"]', "Two labels share the name “A”"),
        ('["A", "a"]', "differ only in case"),
        ('[{"name": "A", "key": "x"}, {"name": "B", "key": "X"}]', "differ only in"),
    ],
)
def test_what_is_no_scheme_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CopydeskError, match=sentence):
        parse(text)


def test_what_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    binary = tmp_path / "labels.json"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CopydeskError, match="cannot be read as text"):
        read(binary)
    with pytest.raises(CopydeskError, match="cannot be written"):
        write(SCHEME, tmp_path / "nowhere" / "labels.json")


def test_another_scheme_takes_the_place_and_keeps_what_is_in_use() -> None:
    by = LabelScheme((Label("SHIP", "g"), Label("PERSON", "x")))

    recast = replaced(SCHEME, by, used={"GPE"})

    assert names(recast.after) == ["SHIP", "PERSON", "GPE"]
    assert recast.after.named("GPE").key == ""
    assert recast.after.named("PERSON").key == "x"
    assert recast.becomes == {}


@pytest.mark.parametrize("by", [Label("COMPANY", also=("ORG",)), Label("Org")])
def test_a_label_moves_to_what_the_other_scheme_calls_it(by: Label) -> None:
    recast = replaced(SCHEME, LabelScheme((by,)), used={"ORG"})

    assert recast.becomes == {"ORG": by.name}
    assert recast.after.named(by.name).also == ("ORG", "FIRM")


def test_only_what_is_missing_is_added() -> None:
    by = LabelScheme((Label("SHIP", "g"), Label("org", "x"), Label("FIRM")))

    recast = extended(SCHEME, by)

    assert names(recast.after) == [*names(SCHEME), "SHIP"]
    assert recast.after.named("SHIP").key == ""


def test_a_fresh_label_takes_a_letter_of_its_name_that_is_free() -> None:
    assert fresh("GROUP", SCHEME).key == "r"
    assert fresh("GOP", SCHEME).key == "1"
    assert fresh("GROUP", SCHEME, taken={"R"}).key == "u"


def test_what_a_pipeline_calls_otherwise_is_no_new_label() -> None:
    offer = Offer(source="x", kind="folder", labels=("PER", "ORG", "SHIP"))

    assert names(declared(offer, SCHEME)) == ["PERSON", "ORG", "SHIP"]


def test_a_pipeline_that_cannot_say_its_labels_is_refused() -> None:
    silent = Offer(source="x", kind="folder", name="en_x")
    broken = Offer(source="x", kind="folder", trouble="It is broken; mend it.")

    with pytest.raises(CopydeskError, match="does not say which labels it gives"):
        declared(silent, SCHEME)
    with pytest.raises(CopydeskError, match="It is broken"):
        declared(broken, SCHEME)
