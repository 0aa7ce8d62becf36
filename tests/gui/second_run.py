"""A second run over the filled project, whose suggestions have scores."""

from pathlib import Path

from annotations.listing import Query
from annotations.suggestion import Proposal
from db.project import opened
from tests import builders
from tests.gui.conftest import FIRST, Hands

NEWER = (
    ("Ada Lovelace", "PERSON", 0.97),
    ("Lord Byron", "PERSON", 0.62),
    ("London", "GPE", 0.96),
    ("on Friday", "DATE", 0.35),
)


def add_second_run(project: Path) -> None:
    """Let another pipeline go over the first article."""
    with opened(project) as store:
        run = store.continued_run(builders.pipeline("second_look", digest="d2"))
        first, *_ = store.article_ids(Query(), "ann")
        found = [
            Proposal(builders.span(words, FIRST), label, score)
            for words, label, score in NEWER
        ]
        store.add_suggestions(run, [(first, found)])


def words(hands: Hands) -> list[str]:
    return [shown for shown, _, _ in hands.marks()]
