"""Suggesters: each one file, each able to say what it is."""

from annotations.suggest.built_in import BUILT_IN, DEFAULT_PIPELINE, LABELS
from annotations.suggest.spacy_pipeline import SpacySuggester
from annotations.suggest.suggester import Suggester


def load_suggester(
    name: str | None = None, *, groups: tuple[str, ...] = ()
) -> SpacySuggester:
    """Load a built-in pipeline, or one by its package's name or its folder.

    Of span groups those in ``groups`` are read, or all if none is named.

    Raises:
        CopydeskError: there is no such pipeline, or this spaCy cannot run it.
    """
    name = DEFAULT_PIPELINE if name is None else name
    if (ours := BUILT_IN.get(name)) is None:
        return SpacySuggester.load(name, groups=groups)
    return SpacySuggester(
        ours.load(),
        digest=ours.digest(),
        groups=groups,
        declared=LABELS,
    )


__all__ = ["DEFAULT_PIPELINE", "SpacySuggester", "Suggester", "load_suggester"]
