"""Commands about exchange formats that need no project."""

from pathlib import Path
from typing import Annotated

import typer

from annotations.errors import CopydeskError
from annotations.exchange.convert import Conversion, ConvertSummary, convert
from annotations.exchange.format import Format
from annotations.exchange.listing import as_dict, lines, markdown
from annotations.exchange.units import Unit
from annotations.formats import FORMATS, format_named
from commands.options import AsJson, DryRun
from commands.terminal import last, say, say_values
from db.project import refuse_to_overwrite


def formats(
    *,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the manual's page of them.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the formats, what Copydesk does with each, and what each cannot carry."""
    if as_markdown:
        print(markdown(FORMATS), end="")
    else:
        say_values(
            [as_dict(one) for one in FORMATS], list(lines(FORMATS)), as_json=as_json
        )


def convert_(  # noqa: PLR0913  Typer reads the options from the parameters
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="A file, a folder of files, or a .zip.")
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file or folder to write.")
    ],
    *,
    from_: Annotated[
        str, typer.Option("--from", help="The format of IN; told from it if not given.")
    ] = "",
    to: Annotated[
        str, typer.Option("--to", help="The format of OUT; told from its name if not.")
    ] = "",
    offsets: Annotated[
        Unit | None,
        typer.Option(help="What offsets in IN count.", show_default="as usual there"),
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Turn one format into another, without a project; the file is proven.

    What IN says that does not fit its text, and what OUT cannot carry, is counted and
    listed. “copydesk formats” lists the names.
    """
    from_format = format_named(from_) if from_ else None
    to_format = format_named(to) if to else _told_by(target)
    if not dry_run:
        refuse_to_overwrite(target)
    order = Conversion(source=source, from_format=from_format, unit=offsets)
    steps = convert(order, FORMATS, to_format, None if dry_run else target)
    summary: ConvertSummary = last(steps)
    say(summary, as_json=as_json)


def _told_by(target: Path) -> Format:
    """Tell a format by a file's name, if only one is written so, or it may be ours."""
    name = target.name.lower()
    able = [one for one in FORMATS if one.writer]
    found = [one for one in able if name.endswith(one.suffixes[0])]
    found = [one for one in found if one.suffixes[0] == _longest(found)]
    if len(found) == 1 or FORMATS[0] in found:
        return found[0]
    names = ", ".join(one.name for one in found or able)
    raise CopydeskError(
        f"The name “{target.name}” does not say which format to write; name it with "
        f"--to: {names}."
    )


def _longest(found: list[Format]) -> str:
    return max((one.suffixes[0] for one in found), key=len)
