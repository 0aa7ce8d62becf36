"""Files of cloud services that are almost right: told or taken, never a crash."""

import json
from pathlib import Path

import pytest

from annotations.formats import format_named
from tests.annotations.formats import made
from tests.annotations.formats.cloud import (
    test_azure,
    test_comprehend,
    test_ground_truth,
    test_vertex,
)
from tests.annotations.formats.mutating import mutated, take

_SEEDS = 80
_LABELS = test_azure.project(test_azure.document(test_azure.COOK, test_azure.PEKING))
_MACHINE = test_ground_truth.line(test_ground_truth.COOK, **{"human-annotated": "no"})
SAMPLES = {
    "ground-truth": ("a.manifest", json.dumps(_MACHINE)),
    "vertex": ("a.jsonl", json.dumps(test_vertex.line(test_vertex.COOK))),
    "azure": ("labels.json", json.dumps(_LABELS)),
    "comprehend": (
        "a.csv",
        f"{test_comprehend.HEADER}\ndocuments.txt, 2, 0, 5, PERSON\n",
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_is_almost_right_is_told_or_taken(
    tmp_path: Path, name: str
) -> None:
    file, text = SAMPLES[name]
    path = tmp_path / file
    (tmp_path / "a.txt").write_text(made.MIXED, encoding="utf-8")
    (tmp_path / "documents.txt").write_text(test_comprehend.TEXT, encoding="utf-8")

    for seed in range(_SEEDS):
        path.write_bytes(mutated(text.encode(), seed))
        take(path, format_named(name))
