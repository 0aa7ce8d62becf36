"""The list to which every step of the schema is added, in the order of its import."""

from contextlib import closing

from sqlite_utils import Database, Migrations

schema = Migrations("copydesk")


def steps_from_the_future(db: Database) -> set[str]:
    """Name the steps that only a newer version can have taken on this file."""
    with closing(Database(memory=True)) as blank:
        known = {step.name for step in schema.pending(blank)}
    return {step.name for step in schema.applied(db)} - known
