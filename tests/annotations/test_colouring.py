from itertools import combinations

import pytest

from annotations.colour import BLACK, WHITE, Rgb, contrast
from annotations.colouring import PAGES, TOO_NEAR, apart, proposed, spread, too_near
from annotations.label import Label, LabelScheme
from annotations.ontonotes import ONTONOTES
from annotations.vision import distance
from gui.theme import DARK, LIGHT, Theme, ink

RED, GREEN = Rgb(200, 60, 40), Rgb(120, 130, 30)


def test_black_and_white_are_a_hundred_apart() -> None:
    assert distance(BLACK, WHITE) == pytest.approx(100, abs=0.01)
    assert distance(RED, RED) == 0


def test_red_and_green_are_near_for_eyes_that_lack_cones() -> None:
    blue = Rgb(40, 60, 200)

    assert distance(RED, GREEN) < distance(RED, blue) / 2


def test_labels_are_drawn_on_the_pages_of_both_themes() -> None:
    assert [str(page) for page in PAGES] == [LIGHT.page, DARK.page]


def test_a_proposed_colour_is_far_from_all_others() -> None:
    colour = Rgb.of(proposed(ONTONOTES))

    assert min(apart(colour, Rgb.of(x.colour)) for x in ONTONOTES) > TOO_NEAR


def test_recoloured_labels_can_all_be_told_apart() -> None:
    colours = [Rgb.of(colour) for colour in spread(ONTONOTES).values()]

    assert min(apart(a, b) for a, b in combinations(colours, 2)) > TOO_NEAR


def test_there_is_a_colour_for_each_of_very_many_labels() -> None:
    scheme = LabelScheme(tuple(Label(f"L{n}") for n in range(600)))

    assert len(spread(scheme)) == 600


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_colour_given_can_be_read(theme: Theme) -> None:
    page = Rgb.of(theme.page)
    for colour in spread(ONTONOTES).values():
        assert contrast(Rgb.of(ink(colour, theme).name.name()), page) >= 4.5


def test_the_label_with_too_near_a_colour_is_named() -> None:
    scheme = LabelScheme(
        (Label("ORG", colour="#3fbf8a"), Label("GPE", colour="#000000"))
    )

    assert too_near(scheme, "GPE", "#3fbf8c") == "ORG"
    assert too_near(scheme, "ORG", "#3fbf8c") == ""


def test_a_retired_label_has_given_up_its_colour() -> None:
    scheme = LabelScheme((Label("ORG", colour="#3fbf8a", retired=True),))

    assert too_near(scheme, "GPE", "#3fbf8a") == ""
