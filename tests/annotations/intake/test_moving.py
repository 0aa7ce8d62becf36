from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotations.article import Article
from annotations.intake.moving import bare, moved
from tests.importing import answering, article, span

REBUILT = "Ada Lovelace 🙂 met Jose\u0301 in תל אביב , not 北京 ."
EXACT = "Ada  Lovelace 🙂\nmet Jose\u0301 in תל אביב, not 北京.\n"


def test_spans_keep_their_words_where_only_white_space_differs() -> None:
    words = ("Ada Lovelace", "🙂", "Jose\u0301", "תל אביב", "北京")
    found = article(*(span(one, "X", text=REBUILT) for one in words), text=REBUILT)

    onto = moved(found, Article(text=EXACT))

    assert [" ".join(one.words(EXACT).split()) for one in onto.spans] == list(words)


def test_what_was_suggested_moves_along() -> None:
    one = answering(span("北京", "GPE", text=REBUILT), "not 北京", text=REBUILT)

    (onto,) = moved(article(one, text=REBUILT), Article(text=EXACT)).spans

    assert onto.suggestion is not None
    assert onto.suggestion.span.of(EXACT) == "not 北京"


def test_a_span_of_white_space_goes() -> None:
    one = span(" ", "X", text=REBUILT)

    assert moved(article(one, text=REBUILT), Article(text=EXACT)).spans == ()


@given(st.lists(st.text("ab🙂é", min_size=1, max_size=4), min_size=1, max_size=9))
def test_every_token_of_any_text_is_found_again(tokens: list[str]) -> None:
    rebuilt, exact = " ".join(tokens), "\n\n".join(tokens)
    start, spans = 0, []
    for token in tokens:
        one = span(token, "X", text=token)
        spans.append(replace(one, span=one.span.shifted(start)))
        start += len(token) + 1

    onto = moved(article(*spans, text=rebuilt), Article(text=exact))

    assert [one.words(exact) for one in onto.spans] == tokens
    assert bare(exact) == bare(rebuilt)
