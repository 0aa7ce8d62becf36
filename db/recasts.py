"""Changing the label scheme: what it would do, and the changes that do it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from sqlite_utils import Database

from annotations.edit import Action, Change, Changes, Edit, LayerKey, SchemeChange
from annotations.effort import Clock, Effort
from annotations.errors import CopydeskError
from annotations.ids import new_edit_id
from annotations.label import LabelScheme
from annotations.layer import Layer
from annotations.migrate import migrated
from annotations.scheme import Recast
from annotations.scheme_preview import Example, Preview
from annotations.words import words_key
from db import articles, decisions, labels, rows, schemes
from db.connection import snapshot, transaction
from db.errors import translated
from db.heard import Heard
from db.record import record
from db.uncollected import uncollected

_EXAMPLES = 5
_MOVING = "label IN (SELECT value FROM json_each(:moving))"
_Layers = Mapping[LayerKey, Layer]
_WORDS = 'substr(a.text, n.start + 1, n."end" - n.start)'


class Recasts:
    """Previews and performs what changes the label scheme."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @translated()
    def preview(self, recast: Recast) -> Preview:
        """Say what a change of the scheme would do.

        Raises:
            CopydeskError: a label would go that is in use.
        """
        with snapshot(self._db):
            _refuse_in_use(self._db, recast)
            return _preview(self._db, recast)

    @translated()
    def perform(self, recast: Recast, *, annotator: str) -> Edit | None:
        """Change the scheme and everybody's annotations as one edit, signed.

        A scheme that is as asked for already is left alone.

        Raises:
            CopydeskError: a label would go that is in use.
            StaleEditError: the scheme is no longer the one before.
        """
        with transaction(self._db), uncollected():
            _refuse_in_use(self._db, recast)
            layers = _layers(self._db, recast)
            changes = _changes(self._db, recast, layers, annotator=annotator)
            if not changes:
                return None
            edit = Edit(
                id=new_edit_id(),
                annotator=annotator,
                action=Action.SCHEME,
                title=recast.title,
                changes=changes,
                at=self._clock(),
            )
            record(self._db, edit, Effort(), Heard(self._db, layers))
            return edit

    @translated()
    def uses(self) -> Mapping[str, int]:
        """Count everybody's annotations by label, those rejected left out."""
        found = self._db.execute(
            "SELECT label, count(*) FROM annotations WHERE state != 'rejected' "
            "GROUP BY label"
        )
        return {row[0]: row[1] for row in found}

    @translated()
    def words(self, label: str) -> Mapping[str, int]:
        """Count the words that bear a label, the most frequent first."""
        found = self._db.execute(
            f"""
            SELECT {_WORDS} AS words, count(*) AS n
            FROM annotations AS n JOIN articles AS a ON a.id = n.article_id
            WHERE n.label = ? AND n.state != 'rejected' GROUP BY 1
            """,  # noqa: S608  constants
            [label],
        )
        counts: Counter[str] = Counter()
        for row in found:
            counts[words_key(row["words"])] += row["n"]
        return dict(counts.most_common())

    @translated()
    def names_in_use(self) -> frozenset[str]:
        """List the labels that annotations or suggestions bear, by today's names."""
        found = self._db.execute(
            "SELECT label FROM annotations UNION SELECT label FROM suggestions"
        )
        today = labels.readings(self._db).today
        return frozenset(today(row[0]) for row in found)


def _preview(db: Database, recast: Recast) -> Preview:
    found = _Found(db, recast)
    before, after = recast.before.readings, recast.after.readings
    return Preview(
        recast=recast,
        articles=len(found.articles),
        by_annotator=found.by_annotator,
        doubles=_doubles(db, recast),
        reread=_suggested(db, LabelScheme(()), before.differing(after)),
        unheard=_suggested(db, recast.after, after.retired - before.retired),
        heard=_suggested(db, recast.after, before.retired - after.retired),
        examples=tuple(found.examples),
    )


def _changes(
    db: Database, recast: Recast, layers: _Layers, *, annotator: str
) -> Changes:
    moved = tuple(_moved(db, recast, layers, annotator))
    if recast.before == recast.after and not moved:
        return ()
    return (SchemeChange(recast.before, recast.after), *moved)


def _refuse_in_use(db: Database, recast: Recast) -> None:
    made = SchemeChange(recast.before, recast.after)
    if label := schemes.missed(db, made):
        raise CopydeskError(
            f"The label {label} is in use; retire it, or merge it into another one."
        )


class _Found:
    """The annotations that move: how many, where, whose, and the first few."""

    def __init__(self, db: Database, recast: Recast) -> None:
        self.articles: set[int] = set()
        self.by_annotator: dict[str, int] = {}
        self.examples: list[Example] = []
        for row in _moving(db, recast):
            self._take(row)

    def _take(self, row: rows.Row) -> None:
        self.articles.add(row["article_id"])
        who = row["annotator"]
        self.by_annotator[who] = self.by_annotator.get(who, 0) + 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append(
                Example(words=row["words"], article=row["title"], annotator=who)
            )


def _moving(db: Database, recast: Recast) -> Iterator[rows.Row]:
    splits = "AND state != 'rejected'" if recast.words else ""
    found = db.execute(
        f"""
        SELECT n.article_id, n.annotator, {_WORDS} AS words, a.title
        FROM annotations AS n JOIN articles AS a ON a.id = n.article_id
        WHERE n.{_MOVING} {splits} ORDER BY n.article_id, n.start
        """,  # noqa: S608  constants
        {"moving": _names(recast)},
    )
    return (
        row
        for row in found
        if not recast.words or words_key(row["words"]) in recast.words
    )


def _doubles(db: Database, recast: Recast) -> int:
    """Count the moving annotations whose words bear the other label already."""
    found = db.execute(
        f"""
        SELECT {_WORDS} AS words FROM annotations AS n
        JOIN annotations AS other USING (article_id, annotator, start, "end")
        JOIN articles AS a ON a.id = n.article_id
        WHERE n.{_MOVING}
            AND other.label = (
                SELECT value FROM json_each(:becomes) WHERE key = n.label
            )
        """,  # noqa: S608  constants
        {"moving": _names(recast), "becomes": rows.to_json(dict(recast.becomes))},
    )
    return sum(
        not recast.words or words_key(row["words"]) in recast.words for row in found
    )


def _suggested(db: Database, scheme: LabelScheme, names: frozenset[str]) -> int:
    """Count the newest suggestions of some labels, under all the names they have."""
    every = names | {was for x in scheme if x.name in names for was in x.also}
    if not every:
        return 0
    found = db.execute(
        """
        SELECT count(*) FROM tallies AS t JOIN suggestions AS s
            ON s.article_id = t.article_id AND s.run_id = t.run_id
        WHERE s.label IN (SELECT value FROM json_each(?))
        """,
        [rows.to_json(sorted(every))],
    )
    return int(found.fetchone()[0])


def _names(recast: Recast) -> str:
    return rows.to_json(sorted(recast.becomes))


def _moved(
    db: Database, recast: Recast, layers: _Layers, annotator: str
) -> Iterator[Change]:
    for layer in layers.values():
        text = articles.text(db, layer.article_id) if recast.words else ""
        yield from migrated(layer, recast, text, annotator=annotator)


def _layers(db: Database, recast: Recast) -> _Layers:
    """Read of every layer what moves, and what bears the labels that it moves to.

    Nothing else can be in its way: it is the words and the labels that count.
    """
    near = sorted({*recast.becomes, *recast.becomes.values()})
    found = db.execute(
        f"""
        SELECT * FROM annotations
        WHERE label IN (SELECT value FROM json_each(:near)) OR suggested_{_MOVING}
        ORDER BY article_id, annotator
        """,  # noqa: S608  constants
        {"near": rows.to_json(near), "moving": _names(recast)},
    )
    layers = {}
    for key, theirs in groupby(found, itemgetter("article_id", "annotator")):
        by_id = {one.id: one for one in map(decisions.to_annotation, theirs)}
        layers[key] = Layer(
            article_id=key[0], annotator=key[1], by_id=MappingProxyType(by_id)
        )
    return layers
