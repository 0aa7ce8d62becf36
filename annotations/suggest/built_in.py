"""The pipelines that come with the program, one line each in ``BUILT_IN``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.ontonotes import ONTONOTES
from annotations.suggest import news, rules
from annotations.suggest.pipeline_check import read_meta

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """How to load a pipeline, how to read its ``meta.json`` without, and its digest.

    Without ``digest`` the parts of the pipeline itself are hashed. ``folder`` is where
    it lies, if it does not lie in code.
    """

    load: Callable[[], Any]
    meta: Callable[[], Mapping[str, object]]
    digest: Callable[[], str] = str
    folder: Path | None = None


def _built_rules() -> Any:
    from annotations.suggest.rules.build import build  # noqa: PLC0415  slow

    return build()


def _rules_digest() -> str:
    from annotations.suggest.rules.build import digest  # noqa: PLC0415  slow

    return digest()


def _rules_meta() -> Mapping[str, object]:
    return {"lang": "en", "name": rules.NAME, "version": rules.VERSION}


def in_folder(name: str) -> BuiltIn:
    """Describe a trained pipeline that lies in a folder beside this file."""
    folder = _HERE / name

    def load() -> Any:
        import spacy

        # Without entry points, as from an archive, spaCy would not know its parts.
        from annotations.suggest.news.factories import register  # noqa: PLC0415  slow

        register()
        return spacy.load(folder)

    return BuiltIn(
        load,
        meta=lambda: read_meta(str(folder)),
        digest=lambda: _trained_digest(folder),
        folder=folder,
    )


def _trained_digest(folder: Path) -> str:
    """Hash the weights, the code of the parts, and the rules that hint at them."""
    total = sha256(_rules_digest().encode())
    code = Path(news.__file__).parent.glob("*.py")
    for file in sorted([*folder.rglob("*"), *code]):
        if file.is_file() and file.suffix != ".md":
            total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


DEFAULT_PIPELINE = "en_copydesk_news"
"""What suggests until something else is chosen."""

BUILT_IN: Mapping[str, BuiltIn] = MappingProxyType(
    {
        "en_copydesk_news": in_folder("en_copydesk_news"),
        "en_copydesk_rules": BuiltIn(_built_rules, _rules_meta, _rules_digest),
    }
)

LABELS = tuple(label.name for label in ONTONOTES)
"""What all of them suggest."""
