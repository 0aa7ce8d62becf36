"""Articles in which the same words stand, and what is asked about them."""

from collections.abc import Sequence

from annotations import review
from annotations.article import Article, ArticleId, NewsMetadata
from annotations.edit import Action, Edit
from annotations.elsewhere import Wanted
from annotations.propagate import Decision
from annotations.session import Session
from annotations.suggestion import Proposal
from db.store import SqliteStore
from tests import builders

BYRON = Decision(words="Lord Byron", label="PERSON")
TEXTS = (
    "Ada met Lord Byron.",
    "Lord Byron left. Lord\nByron came, Lord\n\nByron not.",
    "Nobody of that name.",
    "LORD BYRON and the Lord Byron Society.",
)


def add(
    store: SqliteStore, text: str, *proposals: Proposal, language: str = "en"
) -> ArticleId:
    news = NewsMetadata(headline=text[:9], language=language)
    article_id = store.add(Article(text=text, news=news))
    run = store.continued_run(builders.pipeline())
    store.add_suggestions(run, [(article_id, proposals)])
    return article_id


def wanted(
    decision: Decision = BYRON,
    *,
    articles: Sequence[ArticleId] | None = None,
    match_case: bool = True,
    finished: bool = False,
) -> Wanted:
    return Wanted(
        decision=decision,
        annotator="ann",
        articles=articles,
        match_case=match_case,
        finished=finished,
    )


def in_hand(store: SqliteStore, article_id: ArticleId) -> Session:
    session = Session(store, annotator="ann")
    session.open(article_id)
    return session


def mark(session: Session, words: str, label: str) -> Edit | None:
    desk = session.desk
    assert desk is not None
    span = builders.span(words, desk.article.text)
    return session.perform(Action.ADD, "Add", review.add(desk.layer, span, label))
