"""An evaluation as plain lines, to read and to search."""

from collections.abc import Iterator, Sequence

from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.mistakes import ArticleMistakes, Mistake
from annotations.evaluate.tables import (
    Table,
    calibration_table,
    confusion_table,
    scores_table,
    sources_table,
)
from annotations.wording import counted, shortened


def report(evaluation: Evaluation) -> Iterator[str]:
    """Say all of an evaluation: the sum of it, its tables, the worst mistakes."""
    yield evaluation.sentence()
    yield speed(evaluation)
    yield from evaluation.notes()
    for table in tables(evaluation):
        yield ""
        yield from table.lines()
    if evaluation.worst:
        yield ""
        yield f"Mistakes in the {counted(len(evaluation.worst), 'article')} with most"
    for article in evaluation.worst:
        yield from _article_lines(article)


def speed(evaluation: Evaluation) -> str:
    """Say how much was read and how fast."""
    whole = evaluation.whole
    return (
        f"{counted(whole.articles, 'article').capitalize()}, "
        f"{counted(whole.words, 'word')} in {evaluation.seconds:.1f} s: "
        f"{evaluation.words_per_second:,.0f} words a second."
    )


def tables(evaluation: Evaluation) -> list[Table]:
    """List the tables there is something to put into."""
    made = [scores_table(evaluation.whole)]
    if len(evaluation.sources) > 1:
        made.append(sources_table(evaluation.sources))
    made.append(confusion_table(evaluation.confusion))
    if evaluation.calibration is not None:
        made.append(calibration_table(evaluation.calibration))
    return made


def headed(article: ArticleMistakes) -> str:
    """Name an article and count its mistakes."""
    name = shortened(article.name, limit=70)
    return f"{name}: {counted(len(article.mistakes), 'mistake')}"


def _article_lines(article: ArticleMistakes) -> Iterator[str]:
    yield headed(article)
    width = _widest(article.mistakes)
    yield from (_mistake_line(one, width=width) for one in article.mistakes)


def _widest(mistakes: Sequence[Mistake]) -> int:
    return max(len(one.labels) for one in mistakes)


def _mistake_line(mistake: Mistake, *, width: int) -> str:
    score = f"  {mistake.score:.2f}" if mistake.score is not None else ""
    return f"  {mistake.kind:<14}  {mistake.labels:<{width}}  {mistake.context}{score}"
