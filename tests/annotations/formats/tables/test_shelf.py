from contextlib import closing

from annotations.formats.tables.shelf import Shelf


def test_rows_are_taken_by_their_article_in_the_order_they_came() -> None:
    with closing(Shelf()) as shelf:
        for key, number in (("b", "1"), ("a", "2"), ("b", "3")):
            shelf.put(key, {"n": number, "text": "北京\n🙂"})

        assert shelf.keys == ["b", "a"]
        assert [row["n"] for row in shelf.taken("b")] == ["1", "3"]
        assert list(shelf.taken("b")) == []
        assert shelf.keys == ["a"]


def test_more_than_fits_in_memory_is_kept_too() -> None:
    with closing(Shelf()) as shelf:
        for number in range(5_000):
            shelf.put(str(number % 7), {"n": str(number), "text": "x" * 1_000})

        assert len([row for key in shelf.keys for row in shelf.taken(key)]) == 5_000
