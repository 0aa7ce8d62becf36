from annotations.readings import Readings, regrouped
from tests.builders import suggestion

ORG_TOO = Readings.of([("COMPANY", ["ORG", "FIRM"], False)])
SILENT = Readings.of([("ORG", (), True)])


def test_a_name_of_before_is_read_as_todays() -> None:
    (heard,) = ORG_TOO.heard([suggestion(label="ORG")])

    assert heard == suggestion(label="COMPANY")


def test_what_is_said_twice_is_heard_once() -> None:
    said = [suggestion(label=one, number=n) for n, one in enumerate(("ORG", "FIRM"))]

    assert [one.id for one in ORG_TOO.heard(said)] == [0]


def test_a_retired_label_is_not_heard() -> None:
    said = [suggestion(label="ORG"), suggestion("London", "GPE", number=2)]

    assert [one.label for one in SILENT.heard(said)] == ["GPE"]


def test_without_another_scheme_nothing_is_made_anew() -> None:
    said = [suggestion()]

    assert Readings().heard(said) is said


def test_a_mere_renaming_leaves_the_groups_as_they_are() -> None:
    after = Readings.of([("COMPANY", ["ORG"], False)])

    assert regrouped(Readings(), after, ["ORG", "GPE"]) == set()


def test_a_merger_changes_the_groups_of_both() -> None:
    assert regrouped(Readings(), ORG_TOO, ["ORG", "FIRM", "GPE"]) == {"ORG", "FIRM"}


def test_who_falls_silent_leaves_its_group() -> None:
    assert regrouped(Readings(), SILENT, ["ORG", "GPE"]) == {"ORG"}
    assert regrouped(SILENT, Readings(), ["ORG", "GPE"]) == {"ORG"}
