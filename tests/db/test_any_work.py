"""Whatever two people do in whatever order, in three windows, the file stays true."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from annotations import review
from annotations.annotation import State
from annotations.article import ArticleId
from annotations.edit import Action, Changes
from annotations.errors import CopydeskError
from annotations.history import History
from annotations.layer import Layer
from annotations.marks import marks, pending
from annotations.session import Session
from annotations.suggestion import Proposal
from db.project import opened
from db.store import SqliteStore
from tests.builders import TEXT, Clock, any_act, article, pipeline, span

TEXTS = tuple(f"{TEXT} Part {number}." for number in range(2))
WORDS = ("Ada", "Ada Lovelace", "Lovelace met", "Lord Byron", "Byron", "London")
LABELS = ("L0", "L1", "L2")
# Ann works in two windows at once, and neither knows of the other.
WINDOWS = ("ann", "ann", "bob")

windows = st.integers(0, len(WINDOWS) - 1)
proposals = st.sets(st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS)))


class AnyWork(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.path = self.folder / "news.copydesk"
        self.clock = Clock()
        self.open_files = ExitStack()
        self.runs = 0
        with opened(self.path, create=True) as store:
            self.articles = [store.add(article(text)) for text in TEXTS]
        self.suggest([{(words, "L0") for words in WORDS[1::2]}] * len(TEXTS))
        self.sessions = [self.began(at) for at in range(len(WINDOWS))]

    @override
    def teardown(self) -> None:
        self.open_files.close()
        shutil.rmtree(self.folder)

    def began(self, window: int) -> Session:
        store = self.open_files.enter_context(opened(self.path))
        session = Session(store, annotator=WINDOWS[window], clock=self.clock)
        session.open(self.articles[0])
        return session

    @contextmanager
    def allowed(self, window: int) -> Iterator[Session]:
        """Let a session refuse, as when another window was there first."""
        self.clock.wait(1)
        try:
            yield self.sessions[window]
        except CopydeskError:
            if desk := self.sessions[window].desk:
                self.sessions[window].open(desk.article.id)

    @rule(window=windows, which=st.integers(0, len(TEXTS) - 1))
    def opens(self, window: int, which: int) -> None:
        self.sessions[window].open(self.articles[which])

    @rule(window=windows, number=st.integers(0, 300))
    def acts(self, window: int, number: int) -> None:
        with self.allowed(window) as session:
            if desk := session.desk:
                action, changes = any_act(desk.layer, desk.suggestions, number)
                session.perform(action, f"Act {number}", changes)

    @rule(window=windows)
    def undoes(self, window: int) -> None:
        with self.allowed(window) as session:
            session.undo()

    @rule(window=windows)
    def redoes(self, window: int) -> None:
        with self.allowed(window) as session:
            session.redo()

    @rule(window=windows)
    def confirms_everywhere(self, window: int) -> None:
        with self.allowed(window) as session, opened(self.path) as store:
            every = (confirmations(store, id_, session) for id_ in self.articles)
            changes = tuple(change for some in every for change in some)
            session.perform(Action.CONFIRM_REST, "Confirm everything", changes)

    @rule(window=windows)
    def starts_anew(self, window: int) -> None:
        self.sessions[window] = self.began(window)

    @precondition(lambda self: self.runs < 5)
    @rule(proposed=st.lists(proposals, min_size=1, max_size=len(TEXTS)))
    def a_run_arrives(self, proposed: list[set[tuple[str, str]]]) -> None:
        self.suggest(proposed)

    def suggest(self, proposed: list[set[tuple[str, str]]]) -> None:
        self.runs += 1
        with opened(self.path) as store, store.bulk():
            run = store.continued_run(pipeline(digest=f"d{self.runs}"))
            for article_id, found in zip(self.articles, proposed, strict=False):
                spans = [Proposal(span(words), label) for words, label in found]
                store.add_suggestions(run, [(article_id, spans)])

    @invariant()
    def the_file_is_true(self) -> None:
        with opened(self.path) as store:
            assert store.check() == []
            for who in set(WINDOWS):
                for one in store.summaries(self.articles, who):
                    layer = store.layer(one.id, who)
                    assert one.pending == len(
                        pending(layer, store.opinions(one.id).newest)
                    )
                    assert decided_once(layer)

    @invariant()
    def a_window_alone_goes_by_what_is_on_disk(self) -> None:
        bob = self.sessions[WINDOWS.index("bob")]
        with opened(self.path) as store:
            fresh = Session(store, annotator="bob")
            assert ids(fresh.history) == ids(bob.history)
            if bob.desk is not None:
                assert fresh.open(bob.desk.article.id).layer == bob.desk.layer


def decided_once(layer: Layer) -> bool:
    """Tell whether no suggestion, and no words under a label, are decided on twice."""
    answered = [a.suggestion.id for a in layer if a.suggestion is not None]
    places = [(a.span, a.label) for a in layer]
    good = [(a.span, a.label) for a in layer if a.state is not State.REJECTED]
    return len(set(answered)) == len(answered) and all(
        places.count(place) == 1 for place in good
    )


def confirmations(
    store: SqliteStore, article_id: ArticleId, session: Session
) -> Changes:
    layer = store.layer(article_id, session.annotator)
    shown = marks(layer, store.opinions(article_id).newest)
    return review.confirm(layer, [mark for mark in shown if mark.is_pending])


def ids(history: History) -> tuple[list[str], list[str]]:
    return [one.id for one in history.done], [one.id for one in history.undone]


def test_no_order_of_work_makes_the_file_untrue() -> None:
    run_state_machine_as_test(
        AnyWork,
        settings=settings(max_examples=25, stateful_step_count=25, deadline=None),
    )
