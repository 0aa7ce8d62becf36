"""What a pipeline is made of, read from its ``config.cfg`` without loading it."""

import json
from collections.abc import Iterator, Mapping
from configparser import Error, RawConfigParser
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from annotations.errors import CopydeskError

_SPANS = {"spancat", "spancat_singlelabel", "span_ruler", "span_finder"}
MARKING = {"ner", "beam_ner", "entity_ruler", "future_entity_ruler"} | _SPANS
"""spaCy's parts that mark entities or spans."""

OTHERS = {
    "attribute_ruler",
    "beam_parser",
    "doc_cleaner",
    "entity_linker",
    "lemmatizer",
    "merge_entities",
    "merge_noun_chunks",
    "merge_subtokens",
    "morphologizer",
    "nn_labeller",
    "parser",
    "sentencizer",
    "senter",
    "tagger",
    "textcat",
    "textcat_multilabel",
    "tok2vec",
    "token_splitter",
    "trainable_lemmatizer",
}
"""spaCy's parts that mark nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part in use: its name, the factory that makes it, its span group if any."""

    name: str
    factory: str
    group: str

    @property
    def marks(self) -> bool:
        """Tell whether it may mark something; of foreign parts nobody knows."""
        return self.factory not in OTHERS


def parts_of(folder: Path) -> tuple[Part, ...]:
    """Read the parts in use, in order, of the pipeline in a folder.

    Raises:
        CopydeskError: there is no such file there, or it cannot be read.
    """
    path = folder / "config.cfg"
    config = RawConfigParser(strict=False, allow_no_value=True)
    try:
        config.read_string(path.read_text(encoding="utf-8"))
        return tuple(_parts(config))
    except (OSError, ValueError, Error) as error:
        reason = " ".join(str(error).split())
        raise CopydeskError(
            f"The config.cfg of “{folder}” cannot be read ({reason}); install or copy "
            "the pipeline again."
        ) from error


def check_parts(parts: tuple[Part, ...], *, brings_code: bool) -> None:
    """Refuse a pipeline that marks nothing, or has a part that nobody can make.

    A package that ``brings_code`` makes parts of its own.

    Raises:
        CopydeskError: it says which part is missing, or that none marks anything.
    """
    if not any(part.marks for part in parts):
        raise CopydeskError(
            "No part of this pipeline marks entities or spans; choose one with an "
            "entity recogniser, such as en_core_web_sm."
        )
    can = MARKING | OTHERS
    can |= {one.name for one in entry_points(group="spacy_factories")}
    missing = [part.factory for part in parts if part.factory not in can]
    if missing and not brings_code:
        raise CopydeskError(
            f"This pipeline has a part “{missing[0]}”, which is missing here; install "
            "the package that brings it."
        )


def _parts(config: RawConfigParser) -> Iterator[Part]:
    nlp = config["nlp"] if config.has_section("nlp") else {}
    disabled = _list(nlp, "disabled")
    for name in _list(nlp, "pipeline"):
        section = f"components.{name}"
        if name not in disabled and config.has_section(section):
            part = config[section]
            yield Part(name, _word(part, "factory"), _word(part, "spans_key"))


def _list(settings: Mapping[str, str], key: str) -> list[str]:
    """Read a list as spaCy writes it, in JSON; one taken from elsewhere is empty."""
    found = _value(settings, key)
    return [str(one) for one in found] if isinstance(found, list) else []


def _word(settings: Mapping[str, str], key: str) -> str:
    found = _value(settings, key)
    return found if isinstance(found, str) else ""


def _value(settings: Mapping[str, str], key: str) -> object:
    try:
        return json.loads(settings.get(key) or "null")
    except ValueError:
        return None
