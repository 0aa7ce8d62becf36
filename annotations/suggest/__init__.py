"""Suggesters: each one file, each able to say what it is."""

from annotations.suggest.spacy_pipeline import (
    SpacySuggester,
    default_suggester,
    installed_pipelines,
)
from annotations.suggest.suggester import Suggester

DEFAULT_PIPELINE = "en_copydesk_rules"
"""The pipeline that is built in and needs no download."""


def load_suggester(name: str | None = None, *, processes: int = 1) -> Suggester:
    """Load the built-in pipeline, or one by its package's name or its folder.

    ``processes`` above 1 is for many texts at once, outside the window.

    Raises:
        CopydeskError: there is no such pipeline, or this spaCy cannot run it.
    """
    if name is None or name == DEFAULT_PIPELINE:
        return default_suggester(processes=processes)
    return SpacySuggester.load(name, processes=processes)


__all__ = [
    "DEFAULT_PIPELINE",
    "SpacySuggester",
    "Suggester",
    "default_suggester",
    "installed_pipelines",
    "load_suggester",
]
