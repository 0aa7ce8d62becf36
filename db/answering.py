"""What was suggested for an article before an import speaks of it."""

from dataclasses import replace

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.intake.answering import Place
from annotations.readings import Readings
from annotations.suggestion import Suggestion
from db import rows

_KNOWN = """
    SELECT s.*, r.name, r.version, r.digest
    FROM suggestions AS s JOIN runs AS r ON r.id = s.run_id
    WHERE s.article_id = ? ORDER BY s.run_id
"""


def stored(
    db: Database, article_id: ArticleId, readings: Readings
) -> dict[Place, Suggestion]:
    """Fetch it, under the names that labels have now."""
    known: dict[Place, Suggestion] = {}
    for row in db.execute(_KNOWN, [article_id]):
        one = rows.to_suggestion(row)
        one = replace(one, label=readings.today(one.label))
        key = row["name"], row["version"], row["digest"]
        known[(*key, one.span.start, one.span.end, one.label)] = one
    return known
