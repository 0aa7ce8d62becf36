from gui.turns import Turns


def test_acts_are_done_at_once() -> None:
    done, turns = list[str](), Turns()

    turns.take(lambda: done.append("a"))

    assert done == ["a"]


def test_what_comes_while_it_holds_is_done_in_order() -> None:
    done, turns = list[str](), Turns()
    turns.hold()
    turns.take(lambda: done.append("a"))
    turns.take(lambda: done.append("b"))
    before = list(done)

    turns.let_go()

    assert (before, done) == ([], ["a", "b"])


def test_what_holds_again_lets_the_rest_wait_on() -> None:
    done, turns = list[str](), Turns()
    turns.hold()
    turns.take(turns.hold)
    turns.take(lambda: done.append("a"))
    turns.let_go()
    turns.take(lambda: done.append("b"))
    before = list(done)

    turns.let_go()

    assert (before, done) == ([], ["a", "b"])
