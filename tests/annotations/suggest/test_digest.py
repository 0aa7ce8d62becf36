from pathlib import Path

import numpy as np
import pytest
import spacy  # noqa: TID253  to make pipelines
from spacy.language import Language  # noqa: TID253
from thinc.api import fix_random_seed

from annotations.suggest.digest import digest_of
from tests.pipelines import saved


def trained(seed: int) -> Language:
    """Make a recogniser whose weights are drawn by lot."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def with_vectors(seed: int) -> Language:
    nlp = spacy.blank("en")
    table = np.random.default_rng(seed).random((2, 4), dtype="float32")
    for word, row in zip(("ada", "acme"), table, strict=True):
        nlp.vocab.set_vector(word, row)
    return nlp


def with_norms(norm: str) -> Language:
    nlp = spacy.blank("en")
    nlp.vocab.lookups.add_table("lexeme_norm", {"cuz": norm})
    return nlp


@pytest.mark.parametrize(
    ("first", "again", "other"),
    [
        (trained(1), trained(1), trained(2)),
        (with_vectors(1), with_vectors(1), with_vectors(2)),
        (with_norms("because"), with_norms("because"), with_norms("cousin")),
    ],
    ids=["weights", "vectors", "norms"],
)
def test_the_digest_covers_what_was_learnt(
    first: Language, again: Language, other: Language
) -> None:
    assert digest_of(first) == digest_of(again) != digest_of(other)


@pytest.mark.parametrize("make", [trained, with_vectors])
def test_saving_and_loading_do_not_change_the_digest(
    tmp_path: Path, make: type
) -> None:
    nlp = make(1)
    nlp.to_disk(tmp_path / "a")
    loaded = spacy.load(tmp_path / "a")
    loaded.to_disk(tmp_path / "b")

    digests = {digest_of(one) for one in (nlp, loaded, spacy.load(tmp_path / "b"))}

    assert len(digests) == 1


def test_where_a_pipeline_lies_does_not_matter(tmp_path: Path) -> None:
    here = saved(tmp_path / "same", {"Ada": "PER"})
    there = here.rename(tmp_path / "elsewhere")
    first = digest_of(spacy.load(there))

    saved(tmp_path / "same", {"Ada": "PER"})

    assert digest_of(spacy.load(here)) == first
