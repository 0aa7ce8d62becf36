"""The head of a card, in YAML as Hugging Face reads it.

Its library ``datasets`` takes the files of all configurations for what those of the
first are, and wants the same columns of the same types in all rows; so only one format
is offered, of those that are made for it.

Source: Hugging Face Hub documentation, “Dataset Cards” and “Data files Configuration”.
"""

import json
import re
from collections.abc import Iterator

from annotations.exchange.format import Format
from annotations.formats.hugging_face.lines import HUGGING_FACE
from annotations.formats.hugging_face.names import Numbers, features_lines
from annotations.formats.hugging_face.parquet import HUGGING_FACE_PARQUET
from annotations.release.files import names
from annotations.release.told import Told

_LICENCE = re.compile(
    r"(apache|artistic|gpl|lgpl|agpl|mpl|bsl|cc0)-\d\.\d"
    r"|cc-by(-nc)?(-sa|-nd)?-\d\.\d|bsd(-[23]-clause)?"
    r"|cc|gpl|lgpl|gfdl|isc|mit|odbl|odc-by|other|pddl|unknown|unlicense"
)
"""Names of licences that the Hub knows; any other is one of its own."""
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"))
_LARGER = "100K<n<1M"
_LOADED = (HUGGING_FACE_PARQUET.name, HUGGING_FACE.name)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def head(told: Told) -> Iterator[str]:
    """Write the head, line by line."""
    yield "---"
    yield from _licence(told.plan.licence)
    if languages := _languages(told):
        yield "language:"
        yield from (f"- {one}" for one in languages)
    yield f"pretty_name: {_quoted(told.plan.name)}"
    yield "task_categories:"
    yield "- token-classification"
    yield "task_ids:"
    yield "- named-entity-recognition"
    yield "size_categories:"
    yield f"- {_size(told.facts.articles)}"
    yield from _configs(told)
    yield "---"


def _licence(licence: str) -> Iterator[str]:
    name = licence.casefold()
    if not licence or _LICENCE.fullmatch(name):
        yield f"license: {name or 'unknown'}"
    else:
        yield "license: other"
        yield f"license_name: {_quoted(licence)}"


def _languages(told: Told) -> list[str]:
    return sorted(one for one in told.facts.languages if _LANGUAGE.fullmatch(one))


def _size(articles: int) -> str:
    return next((name for limit, name in _SIZES if articles < limit), _LARGER)


def _configs(told: Told) -> Iterator[str]:
    """Name the files that the library ``datasets`` can load, and what tags mean."""
    formats = {one.name: one for one in told.plan.formats}
    one = next((formats[name] for name in _LOADED if name in formats), None)
    if one is None:
        return
    yield "configs:"
    yield f"- config_name: {one.name}"
    yield "  default: true"
    yield "  data_files:"
    for part in told.parts:
        yield f"  - split: {part.replace('-', '_')}"
        yield f"    path: {_file(part, one, told.plan.formats)}"
    yield "dataset_info:"
    yield f"- config_name: {one.name}"
    yield from features_lines(Numbers(sorted(told.labels)).names)


def _file(part: str, of_format: Format, formats: tuple[Format, ...]) -> str:
    name = next(name for one, name in names(part, formats) if one is of_format)
    return f"{name}/*{of_format.suffixes[0]}" if of_format.is_spread else name


def _quoted(text: str) -> str:
    # What is JSON is YAML too.
    return json.dumps(text, ensure_ascii=False)
