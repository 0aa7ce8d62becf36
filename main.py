"""The command line, and the wiring of the parts."""

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from platformdirs import user_config_path, user_data_path, user_log_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.formats import FORMATS
from annotations.progress import Progress
from annotations.selection import ALL_STATES, GOOD_STATES, Selection
from annotations.split import Split
from annotations.suggest import DEFAULT_PIPELINE, load_suggester
from annotations.summary import ImportSummary
from annotations.user import user_name
from db import work
from db.project import create, opened

_NAME = "copydesk"
_FORMAT_HELP = "; ".join(f"{one.name}: {one.title}" for one in FORMATS)

app = typer.Typer(
    name=_NAME,
    help="Turn news articles into annotated datasets, from the keyboard.\n\n"
    "Without a command the window opens on the project opened last. Every command "
    "works on a project: one SQLite file that holds articles, suggestions, decisions "
    "and their whole history. Nothing ever leaves this machine.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Project = Annotated[Path, typer.Argument(help="The project, such as press.copydesk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Annotator = Annotated[
    str, typer.Option(help="Whose decisions.", show_default="your user name")
]
Whose = Annotated[
    str, typer.Option("--annotator", help="Whose.", show_default="everybody's")
]
Limit = Annotated[int, typer.Option(min=1, max=10**9, help="How many of the last.")]


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        window()


@app.command()
def window(
    project: Annotated[
        Path | None, typer.Argument(help="The project to open; else the last one.")
    ] = None,
) -> None:
    """Open the window."""
    from gui.application import can_open_window, run  # noqa: PLC0415  needs Qt
    from gui.settings import Places  # noqa: PLC0415  headless needs no Qt

    if not can_open_window():
        raise CopydeskError(
            "There is no display here to put a window on; use the commands listed by "
            "--help, or “samples” to see the whole job done without one."
        )
    places = Places(
        settings=user_config_path(_NAME, ensure_exists=True) / "settings.ini",
        crashes=user_log_path(_NAME),
        samples=_samples(),
    )
    raise typer.Exit(run(project, places))


@app.command()
def samples(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the sample project lies or is made.")
    ] = None,
) -> None:
    """Open a project of sample articles; without a display, do the job headless.

    Headless means: import the samples, suggest, export to every format, draw the
    window to a picture, and print where all of it lies.
    """
    from gui.application import has_display  # noqa: PLC0415  headless needs no Qt
    from gui.samples import sample_project  # noqa: PLC0415  headless needs no Qt
    from gui.tour import show_off  # noqa: PLC0415  headless needs no Qt

    project: Path = _last(sample_project(folder or _samples()))
    _say(_last(work.suggesting(project, load_suggester)))
    if has_display():
        window(project)
    print("There is no display here, so the rest is done without a window.")
    for line in show_off(project):
        print(line)


@app.command()
def new(project: Project, *, as_json: AsJson = False) -> None:
    """Make an empty project with the 18 labels of OntoNotes."""
    create(project)
    said = f"Made {project}. Next: {_NAME} import {project} FILES OR FOLDERS"
    _print({"project": str(project)}, [said], as_json=as_json)


@app.command("import")
def import_(
    project: Project,
    sources: Annotated[
        list[Path], typer.Argument(help="Files (.txt, .jsonl) and folders of them.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Add articles; the same text twice is one article.

    Encodings are detected. What cannot be read is listed with the reason, and the
    rest is imported. Spans that files hold are left aside.
    """
    summary: ImportSummary = _last(work.importing(project, sources))
    _say(summary, as_json=as_json)
    if summary.refused and not (summary.added or summary.duplicates):
        raise CopydeskError("None of that could be imported; it is listed with why.")


@app.command()
def suggest(
    project: Project,
    *,
    pipeline: Annotated[
        str, typer.Option(help="An installed spaCy pipeline's name, or its folder.")
    ] = DEFAULT_PIPELINE,
    as_json: AsJson = False,
) -> None:
    """Have a spaCy pipeline suggest entities for the articles it has not seen.

    Interrupted, it goes on where it stopped when it is called again.
    """
    load = partial(load_suggester, pipeline)
    _say(_last(work.suggesting(project, load)), as_json=as_json)


@app.command()
def export(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    target: Annotated[Path, typer.Argument(help="The file to write.")],
    *,
    format_: Annotated[str, typer.Option("--format", help=_FORMAT_HELP)] = "jsonl",
    annotator: Annotator = "",
    states: Annotated[
        str, typer.Option(help="all, or some of: " + ", ".join(sorted(ALL_STATES)))
    ] = ",".join(sorted(GOOD_STATES)),
    articles: Annotated[
        str, typer.Option(help="all, or some of: " + ", ".join(Review))
    ] = "all",
    split: Annotated[
        str, typer.Option(help="Parts and shares: train=0.8,dev=0.1,test=0.1")
    ] = "",
    seed: Annotated[int, typer.Option(help="Another seed splits otherwise.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Write decisions for other tools to read, and prove the file by reading it back.

    What a format cannot carry is counted and listed, never dropped in silence. The
    target is replaced only when the new file is complete and proven.
    """
    order = work.ExportOrder(
        selection=Selection.parse(
            annotator or user_name(), states=states, articles=articles
        ),
        format=format_,
        target=target,
        split=Split.parse(split, seed=seed) if split else None,
    )
    _say(_last(work.exporting(project, order)), as_json=as_json)


@app.command()
def stats(project: Project, *, annotator: Whose = "", as_json: AsJson = False) -> None:
    """Count articles, spans by label and state, and what the work cost."""
    with opened(project) as store:
        _say(store.statistics(annotator or None), as_json=as_json)


@app.command()
def labels(project: Project, *, as_json: AsJson = False) -> None:
    """List the label scheme: name, key, colour and what belongs under it."""
    with opened(project) as store:
        _say(store.labels(), as_json=as_json)


@app.command()
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
    _print(values, [one.line() for one in found] or ["No edits."], as_json=as_json)


@app.command()
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


@app.command()
def picture(
    project: Project,
    target: Annotated[Path, typer.Argument(help="The PNG to write.")],
    *,
    dark: Annotated[bool, typer.Option("--dark", help="Draw it dark.")] = False,
) -> None:
    """Draw the window on a project to a PNG, with no display needed."""
    from gui.picture import draw_without_display  # noqa: PLC0415  needs Qt

    draw_without_display(project, target, dark=dark)
    print(f"Drawn: {target}")


def cli(argv: Sequence[str] | None = None) -> None:
    """Run one command; the exit code is 1 if the world would not have it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(args=argv)
    except (CopydeskError, ImportError) as error:
        if isinstance(error, ImportError) and ".so" not in str(error):
            raise  # only a missing system library is the world's doing
        print(f"{_NAME}: {error}", file=sys.stderr)
        raise SystemExit(1) from error


def _last(steps: Iterator[object]) -> Any:
    """Run a job to its end, with a progress bar where somebody is watching."""
    if not sys.stderr.isatty():
        return deque(steps, maxlen=1).pop()
    outcome = None
    with _bar() as bar:
        task = bar.add_task("", total=None)
        for outcome in steps:
            if isinstance(outcome, Progress):
                done, total, what = outcome.done, outcome.total, outcome.what
                bar.update(task, completed=done, total=total, description=what)
    return outcome


def _bar() -> Bar:
    # A file's name is no markup, whatever brackets there are in it.
    what = TextColumn("{task.description}", markup=False)
    columns = what, BarColumn(), MofNCompleteColumn()
    return Bar(*columns, console=Console(stderr=True), transient=True)


def _say(summary: work.Summary, *, as_json: bool = False) -> None:
    _print(summary.as_dict(), summary.lines(), as_json=as_json)


def _print(values: object, lines: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(values, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join(lines))


def _samples() -> Path:
    return user_data_path(_NAME) / "samples"


if __name__ == "__main__":
    cli()
