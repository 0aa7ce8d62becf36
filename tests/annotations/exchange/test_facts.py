from hypothesis import given

from annotations.annotated import AnnotatedArticle
from annotations.annotation import State
from annotations.exchange.facts import facts_in, line_of, line_of_plain
from annotations.exchange.fitting import fitted
from tests.annotations.formats import made


@given(made.articles())
def test_a_plain_article_is_said_in_the_same_line(annotated: AnnotatedArticle) -> None:
    plain = fitted(annotated, frozenset()).annotated

    line = line_of_plain(
        plain.article.text,
        ((one.span.start, one.span.end, one.label) for one in plain.spans),
    )

    assert line == line_of(plain, with_ids=False)


def test_facts_of_a_plain_line_name_its_spans() -> None:
    facts = facts_in(line_of_plain("Ada met Bob", [(0, 3, "PERSON"), (8, 11, "X")]))

    assert [(one.words, one.label) for one in facts.spans] == [
        ("Ada", "PERSON"),
        ("Bob", "X"),
    ]
    assert State.ADDED.value in facts.spans[0].more
