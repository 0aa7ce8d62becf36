from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.exchange.flat import without_overlaps
from tests.annotations.formats import made


def kept(annotated: AnnotatedArticle, *, is_nested: bool = False) -> list[str]:
    spans, _ = without_overlaps(annotated.spans, is_nested=is_nested)
    return [one.span.of(annotated.article.text) for one in spans]


def test_the_longest_span_is_kept() -> None:
    spans = [made.span(words, "X") for words in ("Tim Cook 🙂", "Cook 🙂 met Jose")]

    assert kept(made.article(*spans)) == ["Cook 🙂 met Jose"]


def test_of_two_labels_on_the_same_words_the_first_is_kept() -> None:
    one, two = made.span("Tim", "A"), made.span("Tim", "B")

    spans, gone = without_overlaps((one, two))

    assert spans == [one]
    assert gone == [(two, "overlapped by a span as long or longer")]


def test_kept_spans_are_in_reading_order() -> None:
    spans = [made.span(words, "X") for words in ("Tim", "תל אביב", "met")]

    assert kept(made.article(*spans)) == ["Tim", "met", "תל אביב"]


def test_where_spans_may_be_nested_only_those_that_cross_go() -> None:
    names = ("Tim", "Tim Cook", "Cook 🙂 met")

    nested = kept(made.article(*(made.span(n, "X") for n in names)), is_nested=True)

    assert nested == ["Tim", "Cook 🙂 met"]


@settings(max_examples=50, deadline=None)
@given(made.articles())
def test_kept_spans_are_apart_and_the_rest_is_named(
    annotated: AnnotatedArticle,
) -> None:
    spans, gone = without_overlaps(annotated.spans)

    covered = [i for one in spans for i in range(one.span.start, one.span.end)]
    assert covered == sorted(set(covered))
    assert len(spans) + len(gone) == len(annotated.spans)
