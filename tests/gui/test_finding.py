from gui.finding import Entry, found


def entry(id_: str, title: str, **more: str) -> Entry:
    return Entry(id=id_, title=title, where=more.pop("where", "Menu"), **more)


CONFIRM = entry("confirm", "Confirm and go on")
REST = entry("rest", "Confirm the rest and go on", where="Article")
DARK = entry("dark", "Dark", where="View", also="colours at night")
UNDO = entry("undo", "Undo", lacks="needs something to undo")
ALL = (CONFIRM, REST, DARK, UNDO)


def ids(typed: str, *recent: str) -> list[str]:
    return [one.id for one in found(ALL, typed, recent)]


def test_with_nothing_typed_everything_is_there_last_used_first() -> None:
    assert ids("", "dark", "undo") == ["dark", "undo", "confirm", "rest"]


def test_beginnings_of_words_in_any_order_find() -> None:
    assert ids("rest conf")[0] == "rest"
    assert ids("CONF re")[0] == "rest"


def test_the_closest_title_comes_first() -> None:
    assert ids("confirm") == ["confirm", "rest"]


def test_what_was_used_last_decides_between_equals() -> None:
    twins = (entry("a", "Show more"), entry("b", "Show less"))

    assert [e.id for e in found(twins, "show", ["b"])] == ["b", "a"]


def test_a_slip_of_the_finger_finds_all_the_same() -> None:
    assert ids("comfirm")[0] == "confirm"
    assert ids("udno")[0] == "undo"


def test_menus_and_explanations_find_too() -> None:
    assert ids("night") == ["dark"]
    assert ids("view") == ["dark"]


def test_a_key_finds_what_it_does() -> None:
    grow = entry("grow", "Right end", keys="]")

    assert found((*ALL, grow), "]", ()) == (grow,)


def test_nothing_like_it_finds_nothing() -> None:
    assert ids("xylophone") == []
