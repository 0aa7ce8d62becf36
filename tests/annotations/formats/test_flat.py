from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.formats.flat import flat
from tests.annotations.formats import made


def kept(annotated: AnnotatedArticle) -> list[str]:
    return [one.span.of(annotated.article.text) for one in flat(annotated).kept]


def test_the_longest_span_is_kept() -> None:
    spans = [made.span(words, "X") for words in ("Tim Cook 🙂", "Cook 🙂 met Jose")]

    assert kept(made.article(*spans)) == ["Cook 🙂 met Jose"]


def test_of_two_labels_on_the_same_words_the_first_is_kept() -> None:
    one, two = made.span("Tim", "A"), made.span("Tim", "B")

    result = flat(made.article(one, two))

    assert result.kept == (one,)
    assert [loss.label for loss in result.losses] == ["B"]


def test_kept_spans_are_in_reading_order() -> None:
    spans = [made.span(words, "X") for words in ("Tim", "תל אביב", "met")]

    assert kept(made.article(*spans)) == ["Tim", "met", "תל אביב"]


def test_nothing_is_kept_of_white_space_alone() -> None:
    result = flat(made.article(made.span("\n", "X")))

    assert result.kept == ()
    assert [loss.why for loss in result.losses] == ["nothing but white space"]


@settings(max_examples=50, deadline=None)
@given(made.articles())
def test_kept_spans_are_apart_and_the_rest_is_named(
    annotated: AnnotatedArticle,
) -> None:
    result = flat(annotated)

    covered = [i for one in result.kept for i in range(one.span.start, one.span.end)]
    assert covered == sorted(set(covered))
    assert len(result.kept) + len(result.losses) == len(annotated.spans)
