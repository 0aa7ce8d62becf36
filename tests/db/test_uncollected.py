import gc

import pytest

from db.uncollected import uncollected


def test_nothing_is_collected_until_it_ends() -> None:
    with uncollected():
        during = gc.isenabled()

    assert (during, gc.isenabled()) == (False, True)


def test_it_ends_with_an_error_too() -> None:
    with pytest.raises(ValueError, match="halfway"), uncollected():
        raise ValueError("halfway")

    assert gc.isenabled()


def test_where_nothing_is_collected_anyway_it_stays_so() -> None:
    with uncollected():
        with uncollected():
            pass
        inner = gc.isenabled()

    assert not inner
