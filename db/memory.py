"""The memory tables: what each annotator has decided about the same words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.memory.habits import Habit, firm
from annotations.memory.known import Known
from annotations.memory.page import Page, head
from annotations.memory.remembered import Remembered
from annotations.memory.shapes import Pair, Shape
from annotations.memory.switches import Switch
from annotations.memory.traces import Became, Edge, Refused
from annotations.readings import Readings
from db import labels, rows
from db.connection import transaction
from db.errors import translated

_T = TypeVar("_T")
_COUNTED = ", ".join(Remembered._fields)
_AMONG = "(SELECT value FROM json_each(:among))"


class Memory:
    """What a project remembers of its annotators' decisions."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @translated()
    def about(self, words: str, annotator: str) -> tuple[Remembered, ...]:
        """Say what somebody decided about words, the label given most often first.

        ``words`` is a ``words_key``; nothing is given for words never decided on.
        """
        known = self._words(annotator, {head(words)}).get(words, ())
        return tuple(sorted(known, key=lambda one: (-one.accepted, one.label)))

    @translated()
    def of(self, page: Page, annotator: str) -> Known:
        """Fetch what may bear on an article."""
        if self._silent(annotator, page.article.id):
            return Known(silent=True)
        return Known(
            words=self._words(annotator, page.heads),
            refused=self._refused(annotator, page.said),
            became=self._became(annotator, page.said),
            habits=self._habits(annotator),
            averse=self._averse(annotator, page.pairs),
            off=self._off(annotator),
        )

    @translated()
    def again(self, known: Known, words: Collection[str], annotator: str) -> Known:
        """Bring up to date what is known of some words, and habits with it."""
        if known.silent:
            return known
        return replace(
            known,
            words=_with(
                known.words, words, self._words(annotator, set(map(head, words)))
            ),
            refused=_with(known.refused, words, self._refused(annotator, words)),
            became=_with(known.became, words, self._became(annotator, words)),
            habits=self._habits(annotator),
            averse=self._averse(annotator, known.averse),
        )

    # Switches

    @translated()
    def switched_off(self, annotator: str) -> Sequence[Switch]:
        """List where somebody wants nothing of memory, words last."""
        found = self._db.execute(
            "SELECT words, article_id FROM memory_off WHERE annotator = ? "
            "ORDER BY words, article_id",
            [annotator],
        )
        return [_switch(row) for row in found]

    @translated()
    def switch(self, switch: Switch, annotator: str, *, off: bool) -> None:
        """Silence memory about something, or let it speak again."""
        values = [annotator, switch.words, switch.article_id]
        with transaction(self._db):
            if off:
                self._db.execute(
                    "INSERT INTO memory_off VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    values,
                )
            else:
                self._db.execute(
                    "DELETE FROM memory_off "
                    "WHERE annotator = ? AND words = ? AND article_id IS ?",
                    values,
                )

    def _silent(self, annotator: str, article_id: ArticleId) -> bool:
        off = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM memory_off WHERE annotator = ? "
            "AND words = '' AND coalesce(article_id, 0) IN (0, ?))",
            [annotator, article_id],
        )
        return bool(off.fetchone()[0])

    def _off(self, annotator: str) -> frozenset[str]:
        found = self._db.execute(
            "SELECT words FROM memory_off WHERE annotator = ? AND words != ''",
            [annotator],
        )
        return frozenset(row["words"] for row in found)

    # What is remembered

    @property
    def _readings(self) -> Readings:
        return labels.readings(self._db)

    def _words(
        self, annotator: str, heads: Iterable[str]
    ) -> dict[str, list[Remembered]]:
        retired = self._readings.retired
        found = self._db.execute(
            # CROSS JOIN keeps SQLite to this order: a look-up for each head.
            f"SELECT {_COUNTED} FROM json_each(?) AS among "  # noqa: S608  constants
            "CROSS JOIN memory ON annotator = ? AND head = among.value",
            [rows.to_json(list(heads)), annotator],
        )
        by_words: dict[str, list[Remembered]] = defaultdict(list)
        for row in found:
            one = Remembered(*row)
            if one.label not in retired:
                by_words[one.words].append(one)
        return dict(by_words)

    def _refused(
        self, annotator: str, words: Iterable[str]
    ) -> dict[str, dict[Refused, int]]:
        by_words: dict[str, dict[Refused, int]] = defaultdict(dict)
        for row in self._rows_about("memory_refused", annotator, words):
            told = Refused(
                row["words"], row["label"], row["zone"], row["before"], row["after"]
            )
            by_words[told.words][told] = row["times"]
        return dict(by_words)

    def _became(
        self, annotator: str, words: Iterable[str]
    ) -> dict[str, dict[Became, int]]:
        readings = self._readings
        by_words: dict[str, dict[Became, int]] = defaultdict(dict)
        for row in self._rows_about("memory_became", annotator, words):
            label = readings.today(row["label"])
            told = Became(row["words"], label, row["to_words"], row["to_label"])
            if told.to_label not in readings.retired:
                by_words[told.words][told] = row["times"]
        return dict(by_words)

    def _rows_about(
        self, table: str, annotator: str, words: Iterable[str]
    ) -> Iterable[rows.Row]:
        found: Iterable[rows.Row] = self._db.execute(
            f"SELECT * FROM {table} WHERE annotator = :annotator AND words IN {_AMONG}",  # noqa: S608  constants
            {"annotator": annotator, "among": rows.to_json(list(words))},
        )
        return found

    def _habits(self, annotator: str) -> tuple[Habit, ...]:
        found = self._db.execute(
            "SELECT * FROM memory_edges INDEXED BY memory_habits WHERE annotator = ? "
            "AND (taken_in > 3 OR left_out > 3 OR left_out > 0 AND inside = 0)",
            [annotator],
        )
        return tuple(firm(map(_habit, found)))

    def _averse(
        self, annotator: str, pairs: Iterable[Pair]
    ) -> Mapping[Pair, Mapping[str, int]]:
        """Find what was turned down of each pair of which nothing was ever taken."""
        found = self._db.execute(
            """
            SELECT label, shape, words, times FROM json_each(:among) AS among
            CROSS JOIN memory_shapes ON annotator = :annotator
                AND label = json_extract(among.value, '$[0]')
                AND shape = json_extract(among.value, '$[1]')
            WHERE NOT EXISTS (
                SELECT 1 FROM memory_shapes AS taken WHERE taken.annotator = :annotator
                    AND taken.label = json_extract(among.value, '$[0]')
                    AND taken.shape = json_extract(among.value, '$[1]')
                    AND taken.words = ''
            )
            """,
            {"annotator": annotator, "among": rows.to_json(list(pairs))},
        )
        averse: dict[Pair, dict[str, int]] = {pair: {} for pair in pairs}
        for row in found:
            averse[row["label"], Shape(row["shape"])][row["words"]] = row["times"]
        return averse


def _with(
    known: Mapping[str, _T], words: Iterable[str], fresh: Mapping[str, _T]
) -> Mapping[str, _T]:
    kept = {**known}
    for each in words:
        kept.pop(each, None)
        if each in fresh:
            kept[each] = fresh[each]
    return kept


def _habit(row: rows.Row) -> Habit:
    return Habit(
        label=row["label"],
        edge=Edge(row["edge"]),
        word=row["token"],
        inside=row["inside"],
        outside=row["outside"],
        taken_in=row["taken_in"],
        left_out=row["left_out"],
    )


def _switch(row: rows.Row) -> Switch:
    id_ = row["article_id"]
    return Switch(row["words"], None if id_ is None else ArticleId(id_))
