"""Commands that make, fill and read a project."""

from typing import Annotated

import typer

from annotations.errors import CopydeskError
from commands.options import NAME, AsJson, Limit, Project, Whose
from commands.terminal import say, say_values
from db.project import create, opened


def new(project: Project, *, as_json: AsJson = False) -> None:
    """Make an empty project with the 18 labels of OntoNotes."""
    create(project)
    said = f"Made {project}. Next: {NAME} import {project} FILES OR FOLDERS"
    say_values({"project": str(project)}, [said], as_json=as_json)


def stats(project: Project, *, annotator: Whose = "", as_json: AsJson = False) -> None:
    """Count articles, spans by label and state, and what the work cost.

    It is counted in keys, clicks and active seconds, for each article and entity and
    by day; with --json, also article by article.
    Where there are several runs, also about how many undecided spans they disagree.
    """
    with opened(project) as store:
        say(store.statistics(annotator or None), as_json=as_json)


def log(
    project: Project,
    *,
    annotator: Whose = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the latest edits, oldest first; undone and redone ones included."""
    with opened(project) as store:
        found = store.log(annotator=annotator or None, limit=limit)
    values = [one.as_dict() for one in found]
    say_values(values, [one.line() for one in found] or ["No edits."], as_json=as_json)


def check(
    project: Project,
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Rebuild what differs from the record.")
    ] = False,
) -> None:
    """Check a project file, and that its annotations are what the record makes."""
    with opened(project) as store:
        if repair:
            store.rebuild()
        problems = store.check()
    if problems:
        raise CopydeskError(" ".join(problems))
    print("All is well: the file is sound and agrees with its record of edits.")
