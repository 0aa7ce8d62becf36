"""The model card: what the pipeline is, what it was made from, how good it is."""

from collections.abc import Iterable
from pathlib import Path

from annotations.evaluate.evaluation import Evaluation
from annotations.ontonotes import ONTONOTES
from model.assemble import NAME, VERSION
from model.sources import SOURCES

_COLUMNS = ("gum_news_dev", "gmb_dev", "redocred_dev", "slue_voxpopuli_dev")

_TEMPLATE = Path(__file__).with_name("card.md")


def write_card(folder: Path, found: Iterable[tuple[str, Evaluation]]) -> None:
    """Write the card into the pipeline's folder."""
    figures = dict(found)
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        name=NAME,
        version=VERSION,
        sources=_table(("source", "licence", "authors"), SOURCES),
        files=_table(_HEAD, map(_row, figures, figures.values())),
        labels=_labels(figures),
        size=sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
        / 1e6,
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


_HEAD = ("file", "core F1", "all F1", "all P", "all R", "overlapping F1", "ECE")


def _row(name: str, found: Evaluation) -> tuple[str, ...]:
    core, every = found.whole.strict["core"], found.whole.strict["all"]
    loose = found.whole.overlapping["all"]
    error = found.calibration.error if found.calibration else 0.0
    figures = (core.f1, every.f1, every.precision, every.recall, loose.f1, error)
    return name, *(f"{figure:.3f}" for figure in figures)


def _labels(figures: dict[str, Evaluation]) -> str:
    files = [name for name in _COLUMNS if name in figures]
    rows = []
    for label in (one.name for one in ONTONOTES):
        cells = [_cell(figures[name], label) for name in files]
        rows.append((label, *cells))
    return _table(("label", *files), rows)


def _cell(found: Evaluation, label: str) -> str:
    one = found.whole.strict.get(label)
    return f"{one.f1:.3f} ({one.gold})" if one and one.gold else ""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(head)]
    lines += [tuple("---" for _ in lines[0]), *map(tuple, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
