import pytest

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.ontonotes import ONTONOTES


def test_a_scheme_keeps_its_order() -> None:
    scheme = LabelScheme((Label("ORG"), Label("GPE")))

    assert [label.name for label in scheme] == ["ORG", "GPE"]


def test_a_scheme_knows_its_labels_by_name() -> None:
    scheme = LabelScheme((Label("ORG", key="o"),))

    assert "ORG" in scheme
    assert "GPE" not in scheme
    assert scheme.named("ORG").key == "o"


def test_a_label_that_the_scheme_lacks_is_grey_and_keeps_its_name() -> None:
    assert LabelScheme(()).named("SHIP") == Label("SHIP", colour="#888888")


def test_two_labels_must_not_share_a_name() -> None:
    with pytest.raises(CopydeskError, match="share the name “ORG”"):
        LabelScheme((Label("ORG"), Label("ORG")))


def test_two_labels_must_not_share_a_key() -> None:
    with pytest.raises(CopydeskError, match="share the key “o”"):
        LabelScheme((Label("ORG", key="o"), Label("OIL", key="o")))


def test_any_number_of_labels_may_do_without_a_key() -> None:
    assert len(LabelScheme((Label("ORG"), Label("GPE")))) == 2


def test_the_default_scheme_has_the_eighteen_labels_of_ontonotes() -> None:
    assert len(ONTONOTES) == 18


def test_the_default_keys_leave_reject_and_undo_alone() -> None:
    assert not {"x", "u"} & {label.key for label in ONTONOTES}
