from hypothesis import example, given
from hypothesis import strategies as st

from annotations.memory.around import Around, Surroundings, around
from annotations.span import Span

_BITS = st.sampled_from(
    [
        *("Ada", "O'Neill", "U.S.", "1,200.50", "'s", ".", "-", "—", "“", "a", "Dr."),
        *(" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u200b", "\r"),
        *(
            "🙂",
            "👩\u200d👩\u200d👧",
            "e\u0301",
            "שלום",
            "北京",
            "ไทย",
            "x" * 70,
            "\u0627\u064b\u0628",
        ),
    ]
)
_texts = st.lists(_BITS, min_size=1, max_size=60).map("".join)


def test_the_ends_of_a_span_and_its_neighbours_are_named() -> None:
    text = "In May, Ada Lovelace met Byron."

    found = Surroundings(text).around(Span(8, 20))

    assert found == Around(first="ada", last="lovelace", before=",", after="met")


@given(_texts, st.data())
@example("x" * 70 + " Ada", None)
def test_many_spans_of_one_text_are_seen_as_each_by_itself(
    text: str, data: st.DataObject | None
) -> None:
    surroundings = Surroundings(text)
    start = data.draw(st.integers(0, len(text) - 1)) if data else len(text) - 3
    end = data.draw(st.integers(start + 1, len(text))) if data else len(text)

    span = Span(start, end)

    assert surroundings.around(span) == around(text, span)
