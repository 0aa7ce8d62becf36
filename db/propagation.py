"""The same words in other articles: found in few queries, changed in one edit."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from sqlite_utils import Database

from annotations.annotation import Annotation
from annotations.article import ArticleId, Zone
from annotations.edit import (
    Action,
    AnyChange,
    Changes,
    Edit,
    EditId,
    Review,
    ReviewChange,
    annotation_changes,
)
from annotations.effort import Clock, Effort
from annotations.elsewhere import Found, Recorded, Repeat, Wanted
from annotations.ids import new_edit_id
from annotations.layer import Layer
from annotations.propagate import Places, Sheet, changes_at, settled_at
from annotations.span import Span
from annotations.suggestion import Suggestion
from annotations.words import Sought
from db import decisions, labels, rows
from db.connection import snapshot, transaction
from db.errors import translated
from db.heard import Heard
from db.record import record
from db.uncollected import uncollected

# Here the word index sees no words, for there are no blanks to see them by; written
# as in articles_unspaced, or SQLite would read every article.
_UNSPACED = "substr(language, 1, 2) IN ('', 'zh', 'ja', 'th', 'lo', 'km', 'my')"
_LONE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffef]"
)
_SPOTS = """
    CREATE TEMP TABLE IF NOT EXISTS spots (
        article_id INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
    )
"""
# CROSS JOIN keeps SQLite to this order: few articles have any of the words.
_SUGGESTIONS = """
    SELECT DISTINCT s.* FROM temp.spots AS spot CROSS JOIN suggestions AS s
        ON s.article_id = spot.article_id AND s.run_id = (
            SELECT max(run_id) FROM article_runs WHERE article_id = spot.article_id
        )
    WHERE s.start < spot."end" AND s."end" > spot.start
"""
_DECISIONS = """
    SELECT DISTINCT n.* FROM temp.spots AS spot CROSS JOIN annotations AS n
        ON n.article_id = spot.article_id AND n.annotator = :annotator
    WHERE n.start < spot."end" AND n."end" > spot.start
        OR n.suggested_start < spot."end" AND n.suggested_end > spot.start
"""
_T = TypeVar("_T")
_ById = Mapping[ArticleId, list[_T]]


class Propagation:
    """Repeats decisions throughout a project."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @translated()
    def look(self, wanted: Wanted) -> list[Found]:
        """Find where the words of a decision stand, article by article, in order."""
        with snapshot(self._db):
            found = [
                Found(title=page.title, review=page.review, places=places)
                for page, _, places in _looked(self._db, wanted)
            ]
        return [one for one in found if one.places.changes or one.places.conflicts]

    @translated()
    def repeat(self, order: Repeat) -> Recorded:
        """Do what an order asks for, as far as the places are still undecided."""
        with transaction(self._db), uncollected():
            changes = _changes(self._db, order)
            if not changes:
                return Recorded(None, left=order.places)
            edit = Edit(
                id=new_edit_id(),
                annotator=order.wanted.annotator,
                action=Action.PROPAGATE,
                title=order.title,
                changes=changes,
                at=self._clock(),
            )
            # What it cost to order this counts where it was ordered.
            record(self._db, edit, Effort(), Heard(self._db))
        return Recorded(edit, left=order.places - _settled(edit))

    @translated()
    def reach(self, edit_id: EditId) -> int:
        """Count the articles that an edit touches."""
        found = self._db.execute(
            """
            SELECT count(DISTINCT article_id) FROM changes
            WHERE edit = (SELECT seq FROM edits WHERE id = ?)
            """,
            [edit_id],
        )
        return int(found.fetchone()[0])


def _settled(edit: Edit) -> int:
    """Count the places: what is withdrawn goes with something that is settled."""
    return sum(one.after is not None for one in annotation_changes(edit.changes))


def _changes(db: Database, order: Repeat) -> Changes:
    wanted = replace(order.wanted, articles=sorted(order.chosen))
    begun: list[ReviewChange] = []
    made: list[AnyChange] = []
    for page, sheet, places in _looked(db, wanted):
        chosen = [x for x in places.changes if x.span in order.chosen[page.id]]
        if chosen and page.review is Review.UNSEEN:
            begun.append(ReviewChange(page.id, Review.UNSEEN, Review.STARTED))
        made += changes_at(sheet.layer, chosen, wanted.decision)
    return (*begun, *made)


@dataclass(frozen=True, slots=True)
class _Page:
    """An article in which the words stand."""

    id: ArticleId
    title: str
    text: str
    review: Review
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Zones:
    """An article's zones, read only if somebody asks."""

    json: str

    def __iter__(self) -> Iterator[Zone]:
        return iter(rows.to_zones(self.json))


def _looked(db: Database, wanted: Wanted) -> Iterator[tuple[_Page, Sheet, Places]]:
    pages = list(_pages(db, wanted))
    sheets = _sheets(db, pages, annotator=wanted.annotator)
    for page, sheet in zip(pages, sheets, strict=True):
        yield page, sheet, settled_at(sheet, page.spans, wanted.decision)


def _pages(db: Database, wanted: Wanted) -> Iterator[_Page]:
    sought = Sought.of(wanted.decision.words, match_case=wanted.match_case)
    for row in _rows(db, wanted):
        if spans := tuple(sought.within(row["text"], _Zones(row["zones"]))):
            review = Review(row["state"])
            yield _Page(row["id"], row["title"], row["text"], review, spans)


def _rows(db: Database, wanted: Wanted) -> Iterable[rows.Row]:
    """Read the articles that may have the words, each text once."""
    phrase = _phrase(wanted.decision.words)
    conditions = ["TRUE"]
    if wanted.articles is not None:
        conditions.append("a.id IN (SELECT value FROM json_each(:articles))")
    elif phrase:
        conditions.append("a.id IN (SELECT id FROM candidates)")
    if not wanted.finished:
        conditions.append("coalesce(r.state, 'unseen') != 'done'")
    return db.execute(
        f"""
        WITH candidates (id) AS (
            SELECT rowid FROM articles_fts WHERE articles_fts MATCH :phrase
            UNION SELECT id FROM articles WHERE {_UNSPACED}
        )
        SELECT a.id, a.title, a.zones, coalesce(r.state, 'unseen') AS state, a.text
        FROM articles AS a
        LEFT JOIN reviews AS r ON r.article_id = a.id AND r.annotator = :annotator
        WHERE {" AND ".join(conditions)} ORDER BY a.id
        """,  # noqa: S608  made of constants; what the user gave is bound
        {
            "phrase": phrase,
            "articles": rows.to_json(list(wanted.articles or ())),
            "annotator": wanted.annotator,
        },
    )


def _phrase(words: str) -> str:
    """Ask the index for the words; nothing if it cannot know where they stand."""
    if _LONE.search(words) or not any(map(str.isalnum, words)):
        return ""
    return 'text : "{}"'.format(words.replace('"', " ").replace("\0", " "))


def _sheets(db: Database, pages: Sequence[_Page], *, annotator: str) -> Iterator[Sheet]:
    """Lay out what is known about the places, and no more of each article."""
    with _spots(db, ((page.id, span) for page in pages for span in page.spans)):
        said = _suggestions(db)
        wider = ((id_, one.span) for id_, found in said.items() for one in found)
        _mark(db, wider)
        decided = _decisions(db, annotator)
    for page in pages:
        layer = Layer(article_id=page.id, annotator=annotator, review=page.review)
        by_id = {one.id: one for one in decided.get(page.id, ())}
        yield Sheet(
            text=page.text,
            layer=replace(layer, by_id=MappingProxyType(by_id)) if by_id else layer,
            suggestions=said.get(page.id, ()),
        )


@contextmanager
def _spots(db: Database, found: Iterable[tuple[ArticleId, Span]]) -> Iterator[None]:
    """Have places where queries can be joined with them."""
    db.execute(_SPOTS)
    try:
        _mark(db, found)
        yield
    finally:
        db.execute("DROP TABLE temp.spots")


def _mark(db: Database, found: Iterable[tuple[ArticleId, Span]]) -> None:
    db.conn.executemany(
        "INSERT INTO temp.spots VALUES (?, ?, ?)",
        ((id_, span.start, span.end) for id_, span in found),
    )


def _suggestions(db: Database) -> _ById[Suggestion]:
    """Fetch what the newest runs say about the places, as labels are now."""
    found: dict[ArticleId, list[Suggestion]] = defaultdict(list)
    for row in db.execute(_SUGGESTIONS):
        found[ArticleId(row["article_id"])].append(rows.to_suggestion(row))
    heard = labels.readings(db).heard
    return {id_: list(heard(said)) for id_, said in found.items()}


def _decisions(db: Database, annotator: str) -> _ById[Annotation]:
    found: dict[ArticleId, list[Annotation]] = defaultdict(list)
    for row in db.execute(_DECISIONS, {"annotator": annotator}):
        found[ArticleId(row["article_id"])].append(decisions.to_annotation(row))
    return found
