from dataclasses import replace

from annotations import review
from annotations.annotation import Annotation
from annotations.edit import Action
from annotations.label import Label, LabelScheme
from annotations.missed import missed
from annotations.ontonotes import ONTONOTES
from annotations.opinions import compare
from annotations.session import Desk, Session
from annotations.sight import Sight
from annotations.suggestion import RunId
from db.store import SqliteStore
from tests.builders import (
    TEXT,
    Clock,
    annotation,
    article,
    layer,
    span,
    suggestion,
    suggestions,
)


def desk(*decided: Annotation, threshold: float = 0.0, text: str = TEXT) -> Desk:
    opinions = compare({RunId(1): suggestions() if text == TEXT else []})
    sight = Sight(threshold=threshold)
    return Desk(article(text), layer(*decided), opinions, sight)


def words(here: Desk, scheme: LabelScheme = ONTONOTES) -> list[str]:
    return [one.span.of(here.article.text) for one in missed(here, scheme)]


def test_what_is_marked_is_not_missed() -> None:
    assert words(desk()) == []


def test_what_is_hidden_may_be_missed_and_says_how_sure_it_was() -> None:
    found = missed(desk(threshold=0.95), ONTONOTES)

    assert [one.reason for one in found] == ["hidden at 90 %"] * 3
    assert found[0].suggestion == suggestion()


def test_what_an_earlier_run_alone_found_may_be_missed() -> None:
    old = suggestion("met", "EVENT", number=9)
    runs = {RunId(2): suggestions(), RunId(1): [old]}
    here = Desk(article(TEXT), layer(), compare(runs), Sight())

    (found,) = missed(here, ONTONOTES)

    assert (found.reason, found.suggestion) == ("an earlier run only", old)


def test_what_was_found_to_be_nothing_is_not_asked_for_again() -> None:
    here = desk(text="They saw Veltrin.")
    nothing = review.nothing(here.layer, span("Veltrin", here.article.text))

    after = replace(here, layer=here.layer.apply(nothing))

    assert (words(here), words(after)) == (["Veltrin"], [])


def test_words_marked_elsewhere_in_the_article_lend_their_label() -> None:
    text = "London grew. They left London."
    here = desk(annotation("London", "GPE"), text=text)
    here = replace(
        here, layer=layer(replace(annotation(), span=span("London", text), label="ORG"))
    )

    (found,) = missed(here, ONTONOTES)

    assert (found.label, found.reason) == ("ORG", "ORG elsewhere here")


def test_numbers_are_missed_only_where_the_scheme_has_them() -> None:
    here = desk(text="They paid $5 million to Veltrin.")

    assert words(here) == ["$5 million", "Veltrin"]
    assert words(here, LabelScheme((Label("PER"),))) == ["Veltrin"]


def test_a_label_is_named_as_the_scheme_has_it() -> None:
    here = desk(text="They left Poland.")

    (found,) = missed(here, LabelScheme((Label("country"),)))

    assert found.label == "country"


def test_words_found_to_be_nothing_twice_elsewhere_are_left_out(
    store: SqliteStore,
) -> None:
    ann = Session(store, annotator="ann", clock=Clock())
    for number in range(2):
        text = f"They saw Veltrin {number} times."
        here = ann.open(store.add(article(text)))
        seen = review.nothing(here.layer, span("Veltrin", text))
        ann.perform(Action.REJECT, "Nothing", seen)

    here = ann.open(store.add(article("They saw Veltrin and Torlan.")))

    assert words(here)[-1:] == ["Torlan"]
    assert "Veltrin" not in words(here)
