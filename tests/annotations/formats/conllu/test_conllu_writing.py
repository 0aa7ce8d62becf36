from dataclasses import replace

from annotations.annotated import Relation
from annotations.formats.conllu.conllu import CONLLU
from annotations.span import Span
from tests.annotations.formats import made


def test_a_relation_with_a_span_of_white_space_goes_with_it_and_that_is_said() -> None:
    text = "Ada met  Bob"
    ada, met = made.span("Ada", "PERSON", text), made.span("met  Bob", "X", text)
    blank = replace(met, span=Span(7, 9), parts=(Span(7, 8), Span(8, 9)))
    article = made.article(ada, blank, text=text)
    joined = replace(article, relations=(Relation("of", ada.id, blank.id),))

    fitted = CONLLU.fit(joined)

    assert fitted.annotated.relations == ()
    assert [one.why for one in fitted.losses] == [
        "nothing but white space",
        "relations",
    ]
