"""Small spaCy pipelines, saved to folders."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy  # noqa: TID253  to save pipelines
from spacy.language import Language  # noqa: TID253

from annotations.suggest import SpacySuggester, load_suggester

BREAKS_ON = "Kaboom"
Words = dict[str, str]


def saved(
    folder: Path,
    ents: Words | None = None,
    spans: Words | None = None,
    *,
    parts: tuple[str, ...] = (),
    meta: dict[str, object] | None = None,
) -> Path:
    """Save a pipeline that marks words as entities, and others in span groups."""
    nlp = spacy.blank("en", meta={"name": folder.name, "version": "1.2.3"})
    for part, marked in (("entity_ruler", ents), ("span_ruler", spans)):
        if marked is not None:
            ruler: Any = nlp.add_pipe(part)
            patterns = [{"label": to, "pattern": word} for word, to in marked.items()]
            ruler.add_patterns(patterns)
    for part in parts:
        nlp.add_pipe(part)
    nlp.to_disk(folder)
    path = folder / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | (meta or {})))
    return folder


@Language.component("tests_breaks_down")
def breaks_down(doc: Any) -> Any:
    """Stand for a part that somebody else wrote."""
    if BREAKS_ON in doc.text:
        raise RuntimeError("out of cheese")
    return doc


class LosesTexts:
    """Stand for a part that swallows some texts on its way."""

    def __call__(self, doc: Any) -> Any:
        return doc

    def pipe(self, docs: Iterable[Any], **_: Any) -> Iterator[Any]:
        return (doc for doc in docs if BREAKS_ON not in doc.text)


@Language.factory("tests_loses_texts")
def loses_texts(nlp: Any, name: str) -> LosesTexts:
    del nlp, name
    return LosesTexts()


def loaded(folder: Path) -> SpacySuggester:
    """Load a pipeline in any process: whoever calls this knows our parts."""
    return load_suggester(str(folder))
