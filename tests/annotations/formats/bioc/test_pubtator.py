from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS, WRITTEN
from annotations.formats.bioc.pubtator import PUBTATOR
from tests.annotations.formats.made import labelled

PAGE = (
    "12|t|Aspirin and pain\n"
    "12|a|It helps. So does rest.\n"
    "12\t0\t7\tAspirin\tChemical\tD001241\n"
    "12\t12\t16\tpain\tDisease\tD010146\tpain|ache\n"
    "12\t35\t39\trest\tAct\n"
    "12\tCID\tD001241\tD010146\n"
)


def read(folder: Path, data: str) -> list[Settled]:
    path = folder / "a.txt"
    path.write_bytes(data.encode())
    assert guessed(path, FORMATS) is PUBTATOR
    found = list(PUBTATOR.read(path))
    return [settled(one) for one in found if isinstance(one, FoundArticle)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_title_an_abstract_and_annotations_are_an_article(
    tmp_path: Path, end: str
) -> None:
    (outcome,) = read(tmp_path, PAGE.replace("\n", end))

    article = outcome.annotated.article
    assert article.text == "Aspirin and pain It helps. So does rest."
    assert (outcome.found.key, article.news.headline) == ("12", "Aspirin and pain")
    assert labelled(outcome) == [
        *[("Aspirin", "Chemical"), ("pain", "Disease"), ("rest", "Act")],
    ]
    assert [dict(one.values) for one in outcome.annotated.spans] == [
        {"identifier": "D001241"},
        {"identifier": "D010146", "part-1": "pain|ache"},
        {},
    ]
    assert outcome.misfits == ()


def test_an_article_without_a_title_is_known_by_the_name_of_its_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pubtator"
    path.write_bytes(b"7|x|Rest helps.\n7\t0\t4\tRest\tAct\n")

    assert guessed(path, FORMATS) is PUBTATOR
    (found,) = PUBTATOR.read(path)
    assert isinstance(found, FoundArticle)
    assert labelled(settled(found)) == [("Rest", "Act")]
    assert found.news.headline == ""


def test_what_no_span_can_be_made_of_is_said(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path, f"{PAGE}oops\n")

    assert outcome.found.left_aside == (
        "1 relation between what is meant, rather than between spans.",
        "1 line that PubTator would not write, the first 7.",
    )


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_another_title_begins_another_article(tmp_path: Path, between: str) -> None:
    one, other = read(
        tmp_path, f"{PAGE}{between}13|t|Rest\n13|a|\n13\t0\t4\tRest\tAct\n"
    )

    assert (one.found.key, other.found.key) == ("12", "13")
    assert labelled(other) == [("Rest", "Act")]
    assert other.annotated.article.text == "Rest "


def test_annotations_without_a_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("12\t0\t7\tAspirin\tChemical\n")

    with pytest.raises(CopydeskError, match="Line 1 belongs to no text"):
        list(PUBTATOR.read(path))


def test_it_is_only_read() -> None:
    assert PUBTATOR not in WRITTEN
