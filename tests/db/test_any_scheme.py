"""Whatever becomes of the labels while two people work, the file stays true."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from typing_extensions import override

from annotations.edit import Edit
from annotations.label import Label, LabelScheme
from annotations.scheme import (
    Recast,
    added,
    merged,
    renamed,
    restored,
    retired,
    split,
)
from annotations.session import Session
from db.project import opened
from tests.db.test_any_work import LABELS, WINDOWS, WORDS, AnyWork, windows

Verb = Callable[[LabelScheme, str, str], Recast]
VERBS: tuple[Verb, ...] = (
    renamed,
    merged,
    lambda scheme, name, _: retired(scheme, name),
    lambda scheme, name, _: restored(scheme, name),
    lambda scheme, name, to: split(scheme, name, scheme.named(to), WORDS[:3]),
    lambda scheme, _, to: added(scheme, Label(to)),
)
NAMES = (*LABELS, "L3")


class AnyScheme(AnyWork):
    @override
    def __init__(self) -> None:
        super().__init__()
        with opened(self.path) as store:
            for label in LABELS:
                recast = added(store.labels(), Label(label))
                store.recasts.perform(recast, annotator="cleo")

    @rule(
        window=windows,
        verb=st.sampled_from(VERBS),
        name=st.sampled_from(NAMES),
        to=st.sampled_from(NAMES),
    )
    def recasts(self, window: int, verb: Verb, name: str, to: str) -> None:
        with self.allowed(window) as session, opened(self.path) as store:
            recast = verb(store.labels(), name, to)
            edit = store.recasts.perform(recast, annotator=session.annotator)
            if edit is not None:
                session.learn(edit)
                self.look_again()

    @override
    @rule(window=windows)
    def undoes(self, window: int) -> None:
        with self.allowed(window) as session:
            self.follow(session.undo())

    @override
    @rule(window=windows)
    def redoes(self, window: int) -> None:
        with self.allowed(window) as session:
            self.follow(session.redo())

    def follow(self, edit: Edit | None) -> None:
        if edit is not None and edit.scheme_change is not None:
            self.look_again()

    def look_again(self) -> None:
        """Have everybody look at the labels, and so at their decisions, as they are."""
        for session in self.sessions:
            reopen(session)

    @override
    def teardown(self) -> None:
        with opened(self.path) as store:
            before = [store.layer(a, w) for a in self.articles for w in WINDOWS]
            scheme = store.labels()
            store.rebuild()
            again = [store.layer(a, w) for a in self.articles for w in WINDOWS]
            assert (again, store.labels()) == (before, scheme)
        super().teardown()


def reopen(session: Session) -> None:
    if session.desk is not None:
        session.open(session.desk.article.id)


def test_no_change_of_the_labels_makes_the_file_untrue() -> None:
    run_state_machine_as_test(
        AnyScheme,
        settings=settings(max_examples=25, stateful_step_count=25, deadline=None),
    )
