"""What runs of pipelines propose for a text, and an annotator who answers it."""

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st

from annotations.article import ArticleId
from annotations.session import Session
from annotations.suggestion import Proposal, Suggestion
from db.store import SqliteStore
from tests.builders import Clock, any_act, pipeline, span

ADA = Proposal(span("Ada Lovelace"), "PERSON", score=0.9)
BYRON = Proposal(span("Byron"), "PERSON", score=0.5)
LORD = Proposal(span("Lord Byron"), "PERSON", score=0.7)
LONDON = Proposal(span("London"), "GPE", score=0.6)

RUNS = st.lists(
    st.lists(st.sampled_from([ADA, BYRON, LORD, LONDON]), max_size=4, unique=True),
    min_size=1,
    max_size=4,
)
ACTS = st.lists(st.integers(0, 10_000), max_size=8)


def suggest(
    store: SqliteStore, digest: str, proposed: Mapping[ArticleId, Sequence[Proposal]]
) -> None:
    run_id = store.continued_run(pipeline(digest=digest))
    store.add_suggestions(run_id, proposed.items())


def session(store: SqliteStore) -> Session:
    return Session(store, annotator="ann", clock=Clock())


def reviewed(
    store: SqliteStore,
    article_id: ArticleId,
    runs: Iterable[Sequence[Proposal]],
    acts: Iterable[int],
) -> None:
    """Have runs go over an article, and then an annotator."""
    for number, proposals in enumerate(runs):
        suggest(store, str(number), {article_id: proposals})
    ann = session(store)
    for number in acts:
        desk = ann.open(article_id)
        said: list[Suggestion] = [*desk.suggestions, *desk.opinions.only_earlier]
        action, changes = any_act(desk.layer, said, number)
        ann.perform(action, "Act", changes)
