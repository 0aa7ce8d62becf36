"""The command line, and the wiring of the parts."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_config_path, user_data_path, user_log_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from annotations.errors import CopydeskError
from annotations.progress import Progress

app = typer.Typer(
    name="copydesk",
    help="Turn news articles into annotated datasets, from the keyboard.\n\n"
    "Without a command the window opens. Every command works on a project: one "
    "SQLite file that holds articles, suggestions, decisions and their history.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
