"""The pipelines and label_maps tables: what a project has its suggestions from."""

import json
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.choice import Choice
from db import rows
from db.connection import transaction
from db.errors import translated


class PipelineChoices:
    """Remembers which pipeline a project has chosen, and how its labels are read."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @translated()
    def chosen(self) -> Choice:
        """Fetch which pipeline is to suggest; the default one, if none was chosen."""
        row = self._db.execute("SELECT * FROM pipelines WHERE chosen").fetchone()
        return Choice(DEFAULT_PIPELINE) if row is None else _choice(row)

    @translated()
    def choose(self, choice: Choice) -> None:
        """Have a pipeline suggest from now on."""
        with transaction(self._db):
            self._db.execute("UPDATE pipelines SET chosen = 0 WHERE chosen")
            self._db.execute(
                """
                INSERT INTO pipelines (source, chosen, span_groups) VALUES (?, 1, ?)
                ON CONFLICT DO UPDATE
                SET chosen = 1, span_groups = excluded.span_groups
                """,
                [choice.source, rows.to_json(choice.groups)],
            )

    @translated()
    def known(self) -> Sequence[Choice]:
        """List the pipelines that were ever chosen or added, by source."""
        found = self._db.execute("SELECT * FROM pipelines ORDER BY source").fetchall()
        return [_choice(row) for row in found]

    @translated()
    def add(self, source: str) -> None:
        """Offer a pipeline from now on."""
        self._db.execute(
            "INSERT INTO pipelines (source) VALUES (?) ON CONFLICT DO NOTHING", [source]
        )

    @translated()
    def forget(self, source: str) -> None:
        """Offer a pipeline no longer; what its labels become is kept."""
        self._db.execute("DELETE FROM pipelines WHERE source = ?", [source])

    @translated()
    def targets(self, pipeline: str) -> Mapping[str, str]:
        """Fetch what a pipeline's labels were said to become; empty is ignored."""
        found = self._db.execute(
            "SELECT label, target FROM label_maps WHERE pipeline = ? ORDER BY label",
            [pipeline],
        )
        return {row["label"]: row["target"] for row in found}

    @translated()
    def set_targets(self, pipeline: str, targets: Mapping[str, str]) -> None:
        """Say what some of a pipeline's labels are to become."""
        with transaction(self._db):
            self._db.conn.executemany(
                "INSERT OR REPLACE INTO label_maps VALUES (?, ?, ?)",
                [[pipeline, *pair] for pair in targets.items()],
            )


def _choice(row: rows.Row) -> Choice:
    return Choice(row["source"], tuple(json.loads(row["span_groups"])))
