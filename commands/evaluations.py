"""Commands that say how good a pipeline is."""

from pathlib import Path
from typing import Annotated

import typer

from annotations.errors import CopydeskError
from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.report import report
from annotations.evaluate.run import KEPT
from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.mapping import parse_targets
from annotations.user import user_name
from commands.options import Annotator, AsJson
from commands.terminal import last, say_values
from db.choosing import SuggestOrder
from db.gold import EvaluationOrder, evaluating
from db.work import load_chosen


def evaluate(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Annotated[
        Path | None,
        typer.Argument(help="A project whose finished articles are the gold."),
    ] = None,
    *,
    pipeline: Annotated[
        str | None,
        typer.Option(
            help="A built-in or installed spaCy pipeline's name, or a folder.",
            show_default=f"the project's, or {DEFAULT_PIPELINE}",
        ),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="LABEL=LABEL",
            help="What a label of the pipeline is read as: PER=PERSON; MISC= skips it.",
        ),
    ] = None,
    spans_key: Annotated[
        list[str] | None,
        typer.Option(help="A span group to read.", show_default="all"),
    ] = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            help="A file of gold instead: .jsonl with text and spans, a .spacy DocBin, "
            "or any that “formats” lists. May be given several times."
        ),
    ] = None,
    annotator: Annotator = "",
    mistakes: Annotated[
        int, typer.Option(min=0, max=10_000, help="How many of the worst articles.")
    ] = KEPT,
    at_least: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Exit with 1 if the core's F1 is lower."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure a pipeline against gold: precision, recall and F1 by label.

    Strict means the same words under the same label, where a leading article and a
    trailing possessive do not matter; overlapping, at least one character of them.
    Core is PERSON, GPE, ORG, NORP and DATE together. Also a table of what was taken
    for what, whether scores mean what they say, the speed, and the mistakes in the
    articles that have most. What a record lists under "ignore" is left out, and so
    are labels that its "exhaustive" does not name.
    """
    order = EvaluationOrder(
        files=tuple(gold or ()),
        project=_only(project, gold),
        annotator=annotator or user_name(),
        machine=SuggestOrder(
            pipeline=pipeline,
            groups=tuple(spans_key or ()),
            targets=parse_targets(map_ or ()),
        ),
        keep=mistakes,
    )
    found: Evaluation = last(evaluating(order, load_chosen))
    say_values(found.as_dict(), list(report(found)), as_json=as_json)
    if at_least is not None and found.core_f1 < at_least:
        raise CopydeskError(
            f"The core's F1 is {found.core_f1:.4f}, below the {at_least:g} asked for; "
            "the mistakes are listed by article."
        )


def _only(project: Path | None, gold: list[Path] | None) -> Path | None:
    if (project is None) == (not gold):
        raise CopydeskError(
            "Measure against either a project or files of gold (--gold); name one of "
            "the two."
        )
    return project
