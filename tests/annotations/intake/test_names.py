import pytest

from annotations.errors import CopydeskError
from annotations.intake.names import Names
from annotations.intake.order import TakeAs
from annotations.label import Label, LabelScheme
from annotations.suggest.mapping import IGNORED

SCHEME = LabelScheme(
    (Label("PERSON"), Label("PLACE", also=("GPE",)), Label("OLD", retired=True))
)


@pytest.mark.parametrize("take_as", [TakeAs.SUGGESTIONS, TakeAs.ANNOTATIONS])
@pytest.mark.parametrize("label", ["PERSON", "person", "PER", "Per son"])
def test_a_label_is_known_by_what_it_means(take_as: TakeAs, label: str) -> None:
    assert Names(SCHEME, {}, take_as).of(label) == "PERSON"


def test_suggestions_keep_an_earlier_name_and_annotations_take_todays() -> None:
    assert Names(SCHEME, {}, TakeAs.SUGGESTIONS).of("GPE") == "GPE"
    assert Names(SCHEME, {}, TakeAs.ANNOTATIONS).of("GPE") == "PLACE"


def test_what_is_said_goes_first() -> None:
    names = Names(SCHEME, {"PERSON": "PLACE", "OLD": ""}, TakeAs.ANNOTATIONS)

    assert (names.of("PERSON"), names.of("OLD")) == ("PLACE", IGNORED)


def test_suggestions_of_unknown_labels_are_ignored() -> None:
    assert Names(SCHEME, {}, TakeAs.SUGGESTIONS).of("MISC") == IGNORED


def test_suggestions_may_not_get_a_label_that_is_none() -> None:
    with pytest.raises(CopydeskError, match="no label “MISC”"):
        Names(SCHEME, {"PER": "MISC"}, TakeAs.SUGGESTIONS)


def test_annotations_bring_their_labels_along() -> None:
    names = Names(SCHEME, {"X": "Deed"}, TakeAs.ANNOTATIONS)

    recast = names.growth(["MISC", "PER", "misc", "X"], name="a file")

    assert recast is not None
    assert [one.name for one in recast.after] == [
        *("PERSON", "PLACE", "OLD", "MISC", "Deed")
    ]
    names.follow(recast.after)
    assert names.growth(["MISC", "misc", "X"], name="a file") is None
    assert (names.of("misc"), names.of("X")) == ("MISC", "Deed")


@pytest.mark.parametrize("label", ["a\nb", "x" * 81, "\u200b"])
def test_what_cannot_be_a_label_is_ignored_and_said(label: str) -> None:
    names = Names(SCHEME, {}, TakeAs.ANNOTATIONS)

    assert names.growth([label], name="a file") is None
    assert names.of(label) == IGNORED
    assert label in names.refused
