"""Keeping the memory tables what the annotations make of them."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, zip_longest

from sqlite_utils import Database

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId
from annotations.edit import Change, LayerChange, LayerKey, annotation_changes
from annotations.memory import made
from annotations.memory.page import head
from annotations.memory.traces import (
    Became,
    Counted,
    Edged,
    Refused,
    Shaped,
    Trace,
    left_by,
    traces,
)
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from db import rows


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A table of counts for each annotator and key; ``emptied`` are spent rows."""

    name: str
    keys: tuple[str, ...]
    counts: tuple[str, ...]
    emptied: str

    @property
    def add(self) -> str:
        """The statement that adds to a row's counts, or takes away."""
        columns = ("annotator", *self.keys, *self.counts)
        sums = ", ".join(f"{one} = {one} + excluded.{one}" for one in self.counts)
        return (
            f"INSERT INTO {self.name} ({', '.join(columns)}) "  # noqa: S608  constants
            f"VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (annotator, {', '.join(self.keys)}) DO UPDATE SET {sums}"
        )

    @property
    def drop(self) -> str:
        """The statement that drops a row of which nothing is left."""
        where = " AND ".join(f"{key} = ?" for key in ("annotator", *self.keys))
        return f"DELETE FROM {self.name} WHERE {where} AND {self.emptied}"  # noqa: S608  constants


_WORDS = _Table(
    "memory",
    ("head", "words", "label"),
    ("added", "confirmed", "corrected", "rejected"),
    "added + confirmed + corrected + rejected = 0",
)
_REFUSED = _Table(
    "memory_refused",
    ("words", "label", "zone", "before", "after"),
    ("times",),
    "times = 0",
)
_BECAME = _Table(
    "memory_became",
    ("words", "label", "to_words", "to_label"),
    ("times",),
    "times = 0",
)
_EDGES = _Table(
    "memory_edges",
    ("label", "edge", "token"),
    ("inside", "outside", "taken_in", "left_out"),
    "inside + outside = 0",
)
_SHAPES = _Table("memory_shapes", ("label", "shape", "words"), ("times",), "times = 0")
_TABLES = (_WORDS, _REFUSED, _BECAME, _EDGES, _SHAPES)
_TIMES = {Refused: _REFUSED, Became: _BECAME, Shaped: _SHAPES}
_AT_ONCE = 20_000
_Row = tuple[str, ...]
Additions = list[list[list[object]]]
_Sums = dict[_Table, dict[_Row, Counter[str]]]


def keep(db: Database, by_layer: Mapping[LayerKey, Iterable[LayerChange]]) -> None:
    """Remember what changes to annotations bring, and forget the rest."""
    found: dict[str, Counter[Trace]] = defaultdict(Counter)
    for (article_id, annotator), changes in by_layer.items():
        left = left_by(article(db, article_id), annotation_changes(changes))
        found[annotator].update(left)
    for annotator, left in found.items():
        _write(db, annotator, _sums({trace: n for trace, n in left.items() if n}))


def store_suggested(
    db: Database, article_id: ArticleId, changes: Iterable[Change], *, at: datetime
) -> None:
    """Store what memory suggested, now that somebody answers it."""
    for change in changes:
        one = change.after.suggestion if change.after else None
        if one is not None and made.is_from_memory(one):
            store(db, article_id, one, at=at)


def fill(db: Database, *, source: Database | None = None) -> None:
    """Make the memory tables from the annotations, those of another file if named."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table.name}")  # noqa: S608  a constant
    found: dict[str, Counter[Trace]] = defaultdict(Counter)
    waiting = 0
    for annotator, left in _left(source or db):
        found[annotator].update(left)
        waiting += len(left)
        if waiting > _AT_ONCE:
            add(db, found)
            waiting = 0
    add(db, found)


def add(db: Database, found: dict[str, Counter[Trace]]) -> None:
    """Add to what is remembered what decisions left, by annotator, and forget it."""
    for annotator, traces_ in found.items():
        _write(db, annotator, _sums(traces_))
    found.clear()


def additions(found: Mapping[str, Counter[Trace]]) -> Additions:
    """Make rows of what decisions left, by annotator: what ``put`` adds, by table."""
    made: Additions = [[] for _ in _TABLES]
    for annotator, traces_ in found.items():
        sums = _sums(traces_)
        for rows_, table in zip(made, _TABLES, strict=True):
            rows_.extend(_values(table, annotator, sums[table]))
    return made


def put(db: Database, made: Additions) -> None:
    """Add to what is remembered."""
    for table, found in zip(_TABLES, made, strict=True):
        db.conn.executemany(table.add, found)


def _left(db: Database) -> Iterator[tuple[str, Counter[Trace]]]:
    """Walk what each annotator's decisions on each article leave."""
    decided = db.execute("""
        SELECT article_id, annotator, id, start, "end", label, state, suggestion_id,
            suggested_run, suggested_start, suggested_end, suggested_label
        FROM annotations ORDER BY article_id, annotator
    """)
    for article_id, here in groupby(decided, key=lambda row: row["article_id"]):
        story = article(db, ArticleId(article_id))
        for annotator, theirs in groupby(here, key=lambda row: row["annotator"]):
            left = (t for row in theirs for t in traces(story, _annotation(row)))
            yield annotator, Counter(left)


def article(db: Database, article_id: ArticleId) -> Article:
    """Fetch what counts of an article for memory."""
    row = db.execute(
        "SELECT text, zones FROM articles WHERE id = ?", [article_id]
    ).fetchone()
    return Article(id=article_id, text=row["text"], zones=rows.to_zones(row["zones"]))


def _annotation(row: rows.Row) -> Annotation:
    """Read what leaves traces, whatever columns the table has by now."""
    return Annotation(
        id=AnnotationId(row["id"]),
        span=Span(row["start"], row["end"]),
        label=row["label"],
        state=State(row["state"]),
        suggestion=None
        if row["suggestion_id"] is None
        else Suggestion(
            id=SuggestionId(row["suggestion_id"]),
            run_id=RunId(row["suggested_run"]),
            span=Span(row["suggested_start"], row["suggested_end"]),
            label=row["suggested_label"],
        ),
    )


def _sums(found: Mapping[Trace, int]) -> _Sums:
    """Sort traces by table and row, and add up what they count there."""
    sums: _Sums = {table: defaultdict(Counter) for table in _TABLES}
    for trace, n in found.items():
        match trace:
            case Counted():
                sums[_WORDS][head(trace.words), *trace[:2]][trace.state.value] += n
            case Edged():
                row = sums[_EDGES][trace[:3]]
                row["inside" if trace.inside else "outside"] += n
                if trace.moved:
                    row["taken_in" if trace.inside else "left_out"] += n
            case _:
                sums[_TIMES[type(trace)]][trace]["times"] += n
    return sums


def _write(db: Database, annotator: str, sums: _Sums) -> None:
    for table, by_row in sums.items():
        db.conn.executemany(table.add, _values(table, annotator, by_row))
        less = [row for row, n in by_row.items() if min(n.values()) < 0]
        db.conn.executemany(table.drop, ([annotator, *row] for row in less))


def _values(
    table: _Table, annotator: str, by_row: Mapping[_Row, Counter[str]]
) -> Iterator[list[object]]:
    for row, n in by_row.items():
        yield [annotator, *row, *(n[count] for count in table.counts)]


def store(
    db: Database, article_id: ArticleId, one: Suggestion, *, at: datetime
) -> None:
    """Keep what memory suggested, and that there is such a machine, once each."""
    db.execute(
        """
        INSERT INTO runs (id, name, version, digest, started_at)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        [
            made.RUN,
            made.PIPELINE.name,
            made.PIPELINE.version,
            made.PIPELINE.digest,
            rows.stamp(at),
        ],
    )
    db.execute(
        """
        INSERT INTO suggestions (id, run_id, article_id, start, "end", label, rule)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        [
            one.id,
            one.run_id,
            article_id,
            one.span.start,
            one.span.end,
            one.label,
            one.rule,
        ],
    )


def problems(db: Database) -> Iterator[str]:
    """Compare what is remembered with what the annotations make of it."""
    with closing(Database(sqlite3.connect(""))) as fresh:
        for table in _TABLES:
            made_so = db.execute(
                "SELECT sql FROM sqlite_schema WHERE name = ?", [table.name]
            )
            fresh.execute(made_so.fetchone()[0])
        fill(fresh, source=db)
        for table in _TABLES:
            if not _same(db, fresh, table):
                yield (
                    f"What is remembered ({table.name}) is not what the annotations "
                    "make of it."
                )


def _same(db: Database, fresh: Database, table: _Table) -> bool:
    columns = ", ".join(("annotator", *table.keys, *table.counts))
    told = f"SELECT {columns} FROM {table.name} ORDER BY {columns}"  # noqa: S608  constants
    pairs = zip_longest(db.execute(told), fresh.execute(told))
    return all(
        a is not None and b is not None and tuple(a) == tuple(b) for a, b in pairs
    )
