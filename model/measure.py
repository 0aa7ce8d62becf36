"""Measuring the pipeline on the development files, as ``evaluate`` does."""

from collections.abc import Iterator
from pathlib import Path

from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.files import GoldFiles
from annotations.evaluate.run import evaluate
from annotations.suggest.spacy_pipeline import SpacySuggester


def measured(pipeline: Path, gold: Path) -> Iterator[tuple[str, Evaluation]]:
    """Yield the name and the figures of each file of gold in a folder."""
    import spacy

    suggester = SpacySuggester(spacy.load(pipeline))
    for file in sorted(gold.glob("*.jsonl")):
        *_, found = evaluate(GoldFiles.checked((file,)), suggester)
        assert isinstance(found, Evaluation)  # noqa: S101  the last is the outcome
        yield file.stem, found
