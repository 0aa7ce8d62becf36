from dataclasses import dataclass, replace

import pytest

from annotations.article import Article, ArticleId
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.units import Unit
from annotations.intake.account import Account
from annotations.intake.moving import bare
from annotations.intake.order import Match, TakeAs
from annotations.intake.placing import Placed, Placing
from tests.importing import order

THERE = Article(id=ArticleId(7), text="Ada met 🙂 in Rome.\n")
ROME = FoundSpan(start=13, end=17, label="GPE", words="Rome")


@dataclass
class OneShelf:
    """A project of a single article, which came from a file."""

    source: str = "rome"

    def by_text(self, sha256: str) -> ArticleId | None:
        return THERE.id if sha256 == THERE.sha256 else None

    def by_id(self, key: str) -> Article | None:
        return THERE if key == THERE.sha256[:16] else None

    def by_source(self, name: str) -> Article | None:
        return THERE if name == self.source else None

    def by_bare_text(self, text: str) -> Article | None:
        return THERE if bare(text) == bare(THERE.text) else None


@pytest.fixture
def account() -> Account:
    return Account(take_as=TakeAs.SUGGESTIONS, user="ann")


@pytest.fixture
def placing(account: Account) -> Placing:
    return Placing.of(order(), OneShelf(), account)


def found(text: str | None = THERE.text, **told: object) -> FoundArticle:
    made = FoundArticle(where="a.txt", text=text, spans=(ROME,))
    return replace(made, **told)  # type: ignore[arg-type]


def where(placed: Placed | None) -> tuple[int, list[tuple[int, int]]]:
    assert placed is not None
    spans = [(one.span.start, one.span.end) for one in placed.annotated.spans]
    return placed.annotated.article.id, spans


def test_the_same_text_is_the_same_article(placing: Placing) -> None:
    assert where(placing.place(found())) == (7, [(13, 17)])


def test_the_same_text_with_other_line_ends_is_the_same_article(
    placing: Placing,
) -> None:
    assert where(placing.place(found("Ada met 🙂 in Rome.\r\n")))[0] == 7


@pytest.mark.parametrize("key", [THERE.sha256[:16], "rome"])
def test_spans_without_a_text_are_placed_by_id_or_source(
    placing: Placing, key: str
) -> None:
    assert where(placing.place(found(None, key=key))) == (7, [(13, 17)])


def test_spans_without_a_text_that_is_known_are_refused(
    placing: Placing, account: Account
) -> None:
    assert placing.place(found(None, key="oslo")) is None
    assert "no article here has the id" in account.refused[0].why


def test_a_text_of_tokens_is_placed_on_the_exact_one(placing: Placing) -> None:
    rebuilt = "Ada met 🙂 in Rome ."

    placed = placing.place(found(rebuilt, is_rebuilt=True))

    assert where(placed) == (7, [(13, 17)])
    assert placed is not None
    assert placed.annotated.article.text == THERE.text


def test_a_text_of_tokens_that_nothing_matches_is_new_and_said(
    placing: Placing, account: Account
) -> None:
    placed = placing.place(found("Ada  met 🙂 of Rome .", is_rebuilt=True))

    assert placed is not None
    assert placed.is_new
    assert "white space is ours" in account.asides.listed()[-1].why


def test_one_not_to_be_matched_by_text_is_new(account: Account) -> None:
    by_id = order(match=frozenset({Match.ID}))
    placing = Placing.of(by_id, OneShelf(), account)

    placed = placing.place(found("Ada met 🙂 in Rome .", is_rebuilt=True))

    assert placed is not None
    assert placed.is_new


def test_two_texts_of_one_id_are_two_articles_and_said(
    placing: Placing, account: Account
) -> None:
    for text in ("Ada met X in Rome.", "Ada met Y in Rome."):
        placed = placing.place(found(text, key="one"))
        assert placed is not None
        assert placed.is_new

    (aside,) = account.asides.listed()
    assert (aside.count, aside.examples) == (1, ("a.txt: “one”",))


def test_a_new_article_is_read_as_news(placing: Placing) -> None:
    text = "Poets meet in Rome\n\nBy Ada Lovelace\n\nROME - They met in Rome.\n"

    placed = placing.place(FoundArticle(where="a.txt", text=text))

    assert placed is not None
    assert placed.annotated.article.news.source == "a.txt"
    assert placed.annotated.article.zones


@pytest.mark.parametrize("text", ["", " \n", "a\0b"])
def test_what_is_no_text_is_refused(
    placing: Placing, account: Account, text: str
) -> None:
    assert placing.place(FoundArticle(where="a", text=text)) is None
    assert len(account.refused) == 1


def test_a_better_unit_is_noted_and_can_be_told(account: Account) -> None:
    shifted = replace(ROME, start=14, end=18)

    assert where(
        Placing.of(order(), OneShelf(), account).place(found(spans=(shifted,)))
    ) == (7, [])
    assert account.better == {Unit.UTF_16: 1}
    told = Placing.of(order(unit=Unit.UTF_16), OneShelf(), account)
    assert where(told.place(found(spans=(shifted,)))) == (7, [(13, 17)])
