import pytest

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.scheme import (
    added,
    described,
    merged,
    moved,
    recoloured,
    rekeyed,
    removed,
    renamed,
    restored,
    retired,
    split,
)

SCHEME = LabelScheme(
    (Label("ORG", "o", "#3fbf8a"), Label("GPE", "g"), Label("LOC", "l"))
)


def names(scheme: LabelScheme) -> list[str]:
    return [label.name for label in scheme]


def test_a_label_is_added_below_the_others() -> None:
    recast = added(SCHEME, Label(" SHIP ", "S", "#ABC", "Vessels  of any\nkind"))

    ship = Label("SHIP", "s", "#aabbcc", "Vessels of any kind")
    assert recast.after.labels == (*SCHEME, ship)
    assert (recast.title, recast.becomes) == ("Add the label SHIP", {})


def test_a_renamed_label_remembers_its_name_of_before() -> None:
    recast = renamed(SCHEME, "ORG", "COMPANY")

    assert recast.after.labels[0] == Label("COMPANY", "o", "#3fbf8a", also=("ORG",))
    assert recast.becomes == {"ORG": "COMPANY"}


def test_renaming_back_leaves_the_name_between_as_one_of_before() -> None:
    there = renamed(SCHEME, "ORG", "COMPANY").after
    back = renamed(there, "COMPANY", "ORG").after

    assert back.labels[0] == Label("ORG", "o", "#3fbf8a", also=("COMPANY",))


def test_a_label_may_change_its_case_only() -> None:
    assert names(renamed(SCHEME, "ORG", "Org").after) == ["Org", "GPE", "LOC"]


def test_a_new_label_takes_over_a_name_that_another_only_had_before() -> None:
    there = renamed(SCHEME, "ORG", "COMPANY").after

    after = added(there, Label("ORG")).after

    assert after.named("COMPANY").also == ()


def test_a_merged_label_answers_to_the_names_of_both() -> None:
    there = renamed(SCHEME, "LOC", "PLACE").after
    recast = merged(there, "PLACE", "GPE")

    assert names(recast.after) == ["ORG", "GPE"]
    assert recast.after.named("GPE").also == ("PLACE", "LOC")
    assert recast.becomes == {"PLACE": "GPE"}


def test_splitting_adds_the_label_that_words_move_to() -> None:
    recast = split(SCHEME, "ORG", Label("PARTY"), ["The  Greens", "", "Labour"])

    assert names(recast.after) == ["ORG", "GPE", "LOC", "PARTY"]
    assert recast.words == {"The Greens", "Labour"}
    assert recast.becomes == {"ORG": "PARTY"}


def test_splitting_into_a_label_that_is_there_leaves_the_scheme_alone() -> None:
    assert split(SCHEME, "ORG", Label("GPE"), ["Rome"]).after == SCHEME


def test_a_retired_label_has_no_key_and_is_not_offered() -> None:
    after = retired(SCHEME, "ORG").after

    assert after.named("ORG") == Label("ORG", "", "#3fbf8a", retired=True)
    assert [label.name for label in after.offered] == ["GPE", "LOC"]
    assert names(restored(after, "ORG").after) == names(SCHEME)


def test_looks_keys_and_words_change_one_label_only() -> None:
    looks = recoloured(SCHEME, {"GPE": "123456"}).after
    keys = rekeyed(looks, "GPE", "7").after
    words = described(keys, "GPE", " Places that\n govern ").after

    gpe = Label("GPE", "7", "#123456", "Places that govern")
    assert words.labels == (SCHEME.labels[0], gpe, SCHEME.labels[2])


def test_a_label_goes_without_a_key_if_told_so() -> None:
    recast = rekeyed(SCHEME, "GPE", "")

    assert recast.after.named("GPE").key == ""
    assert recast.title == "Give GPE no key"


@pytest.mark.parametrize(("to", "order"), [(0, "LOC ORG GPE"), (9, "ORG GPE LOC")])
def test_a_label_moves_to_another_place(to: int, order: str) -> None:
    assert names(moved(SCHEME, "LOC", to=to).after) == order.split()


def test_a_label_is_taken_out() -> None:
    assert names(removed(SCHEME, "GPE").after) == ["ORG", "LOC"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "needs a name"),
        ("  ", "needs a name"),
        ("ORG", "share the name “ORG”"),
        ("org", "names that differ only in case, “ORG” and “org”"),
        ("A\tB", "cannot be seen"),
        ("A\u200bB", "cannot be seen"),
        ("x" * 81, "longer than 80 characters"),
    ],
)
def test_a_name_that_nobody_could_tell_apart_is_refused(
    name: str, sentence: str
) -> None:
    with pytest.raises(CopydeskError, match=sentence):
        added(SCHEME, Label(name))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("G", "share the key “g”"),
        ("ab", "one visible character"),
        (" ", "one visible character"),
        ("\u0301", "one visible character"),
        ("ß", "one visible character"),
    ],
)
def test_a_key_that_gives_no_one_label_is_refused(key: str, sentence: str) -> None:
    with pytest.raises(CopydeskError, match=sentence):
        rekeyed(SCHEME, "ORG", key)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(CopydeskError, match="“reddish” is no colour"):
        recoloured(SCHEME, {"ORG": "reddish"})


def test_a_label_that_is_not_there_is_named_with_what_was_meant() -> None:
    with pytest.raises(CopydeskError, match="no label “org”; write it like ORG"):
        renamed(SCHEME, "org", "COMPANY")


def test_a_label_that_was_renamed_is_found_by_whoever_asks_for_it() -> None:
    there = renamed(SCHEME, "ORG", "COMPANY").after

    with pytest.raises(CopydeskError, match="it is called COMPANY now"):
        retired(there, "ORG")


def test_what_makes_no_sense_is_refused() -> None:
    gone = retired(SCHEME, "ORG").after
    for act in (
        lambda: merged(SCHEME, "ORG", "ORG"),
        lambda: split(SCHEME, "ORG", Label("ORG"), ["x"]),
        lambda: split(SCHEME, "ORG", Label("SHIP"), [" "]),
        lambda: retired(gone, "ORG"),
        lambda: restored(SCHEME, "ORG"),
    ):
        with pytest.raises(CopydeskError):
            act()
