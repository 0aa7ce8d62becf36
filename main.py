"""The command line, and the wiring of the parts."""

import sys
from collections.abc import Sequence

import typer

from annotations.errors import CopydeskError
from commands import (
    conversions,
    evaluations,
    exports,
    imports,
    keys,
    projects,
    releases,
    suggestions,
    windows,
)
from commands.labels import labels
from commands.options import NAME

app = typer.Typer(
    name=NAME,
    help="Turn news articles into annotated datasets, from the keyboard.\n\n"
    "Without a command the window opens on the project opened last. Most commands "
    "work on a project: one SQLite file that holds articles, suggestions, decisions "
    "and their whole history. Nothing ever leaves this machine.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command()(windows.window)
app.command()(windows.samples)
app.command()(projects.new)
app.command("import")(imports.import_)
app.command()(suggestions.suggest)
app.command()(suggestions.pipelines)
app.command()(evaluations.evaluate)
app.command()(exports.export)
app.command()(releases.release)
app.command()(releases.release_diff)
app.command("convert")(conversions.convert_)
app.command()(conversions.formats)
app.command()(projects.stats)
app.add_typer(labels, name="labels")
app.command()(projects.log)
app.command()(projects.check)
app.command()(windows.picture)
app.command()(keys.keys)


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        windows.window()


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
        print(f"{NAME}: {error}", file=sys.stderr)
        raise SystemExit(1) from error


if __name__ == "__main__":
    cli()
