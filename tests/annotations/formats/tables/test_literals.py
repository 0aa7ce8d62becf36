import pytest

from annotations.errors import CopydeskError
from annotations.formats.tables.literals import list_in


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('["Ann", "met"]', ["Ann", "met"]),
        ("['Ann', \"d'Arc\"]", ["Ann", "d'Arc"]),
        ("['Ann' \"d'Arc\"\n '[' ']' '北京']", ["Ann", "d'Arc", "[", "]", "北京"]),
        ("[1 2 0\n -100]", [1, 2, 0, -100]),
        ("[1, 2, 0]", [1, 2, 0]),
        ("('O', 'B-PER')", ["O", "B-PER"]),
        ("[{'end': 1, 'label': 'A B'}\n {}]", [{"end": 1, "label": "A B"}, {}]),
        ("[(0, 3, 'PER'), (4, 7, 'X')]", [(0, 3, "PER"), (4, 7, "X")]),
        (r"['a\'b' '\d']", ["a'b", r"\d"]),
        ("[]", []),
    ],
)
def test_a_list_is_read_whoever_wrote_it(cell: str, found: list[object]) -> None:
    assert list_in(cell) == found


@pytest.mark.parametrize(
    "cell", ["", "Ann", "{}", "[1, 2", "['Ann", "[nan]", "[f(1)]", "[" * 100_000, "7"]
)
def test_what_is_no_list_is_refused(cell: str) -> None:
    with pytest.raises(CopydeskError, match="is no list; save the table as JSON Lines"):
        list_in(cell)


def test_a_list_that_was_cut_off_is_refused() -> None:
    with pytest.raises(CopydeskError, match="A long list was cut off in it"):
        list_in("['Ann' 'met' ... 'Bob' '.']")
