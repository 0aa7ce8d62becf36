import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotations.suggest import Suggester, load_suggester


@pytest.fixture(scope="session")
def rules() -> Suggester:
    return load_suggester("en_copydesk_rules")


@pytest.fixture
def make_pipeline(tmp_path: Path) -> Callable[..., Path]:
    """Write a small pipeline to disk, with changes to its ``meta.json``."""

    def make(
        *patterns: dict[str, Any], part: str = "entity_ruler", **meta: str
    ) -> Path:
        import spacy

        nlp = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
        component = nlp.add_pipe(part)
        if patterns:
            component.add_patterns(patterns)  # type: ignore[attr-defined]
        folder = tmp_path / "pipeline"
        nlp.to_disk(folder)
        path = folder / "meta.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **meta}))
        return folder

    return make
