"""Every reader on files that are almost right: told or taken, never a crash."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.annotated import Relation
from annotations.exchange.format import Format
from annotations.formats import WRITTEN, format_named
from tests.annotations.formats import made
from tests.annotations.formats.mutating import mutated, take

_CASES = 25


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
@settings(
    max_examples=_CASES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seeds=st.lists(st.integers(0, 2**32), min_size=3, max_size=3))
def test_a_file_that_is_almost_right_is_told_or_taken(
    tmp_path: Path, of_format: Format, seeds: list[int]
) -> None:
    first, files = _written(of_format.name)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    for seed in seeds:
        (tmp_path / first).write_bytes(mutated(files[first], seed))
        take(tmp_path / first, of_format)


@cache
def _written(name: str) -> tuple[str, dict[str, bytes]]:
    """Write two articles, one with a relation; give what the first file is called."""
    mixed = made.mixed()
    joined = Relation("met", mixed.spans[0].id, mixed.spans[3].id)
    two = replace(mixed, relations=(joined,)), made.article(made.span("met", "X"))
    with TemporaryDirectory() as folder:
        (first, *_), _ = made.written(Path(folder), two, format_named(name))
        beside = [one for one in first.parent.iterdir() if one.is_file()]
        return first.name, {one.name: one.read_bytes() for one in beside}
