"""The text that a WebAnno TSV was made from, out of its sentences and offsets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.formats.webanno.lines import Row, Sentence
from annotations.offsets import Utf16Map

_WIDEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A text, and the unit in which the offsets of the file fit it.

    ``gaps`` counts the places where the file does not say what white space was there;
    ``fits`` tells whether all its words are where it says; ``tail`` is what comes
    behind the last of them.
    """

    text: str
    unit: Unit
    gaps: int
    fits: bool
    tail: str
    _cut: Callable[[int, int], str]

    def words(self, start: int, end: int, rows: Iterable[Row]) -> str:
        """Say what the file says stands at an annotation, by its rows."""
        if self.fits:
            return self._cut(start, end)
        return " ".join(row.form for row in rows)


def rebuilt(sentences: Sequence[Sentence]) -> Rebuilt:
    """Put the text together as INCEpTION does: gaps are a line break, then spaces.

    Offsets count UTF-16 units, in files by some other tools code points.
    """
    attempts = [_attempt(sentences, unit) for unit in (Unit.UTF_16, Unit.CODE_POINTS)]
    return next((one for one in attempts if one.fits), attempts[0])


def _attempt(sentences: Sequence[Sentence], unit: Unit) -> Rebuilt:
    pieces: list[str] = []
    at = gaps = 0
    for sentence in sentences:
        begin = sentence.rows[0].start if sentence.rows else at
        if begin > at:
            _refuse_far(begin - at)
            gaps += 1
            pieces.append(("\n" if pieces else " ").ljust(begin - at))
        pieces.append("\n".join(sentence.lines))
        at = max(at, begin) + _length(pieces[-1], unit)
    text = "".join(pieces)
    units = Utf16Map.of(text if unit is Unit.UTF_16 else "")

    def cut(start: int, end: int) -> str:
        return text[units.to_points(start) : units.to_points(end)]

    rows = [row for sentence in sentences for row in sentence.rows]
    fits = all(cut(row.start, row.end) == row.form for row in rows)
    tail = cut(max((row.end for row in rows), default=0), at)
    return Rebuilt(text, unit, gaps, fits, tail, cut)


def _refuse_far(gap: int) -> None:
    """Put no more white space between sentences than anybody may have written."""
    if gap > _WIDEST:
        raise CopydeskError(
            "Its offsets leave more room between sentences than any text has; the file "
            "is damaged, export it again."
        )


def _length(text: str, unit: Unit) -> int:
    if unit is Unit.UTF_16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text)
