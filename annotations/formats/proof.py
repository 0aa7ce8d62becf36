"""Proof that a file holds what was to be written, span by span."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from tempfile import SpooledTemporaryFile

from annotations.errors import CopydeskError
from annotations.formats.format import ArticleFacts, SpanFact
from annotations.formats.jsonl import as_json
from annotations.wording import shortened

_IN_MEMORY = 4_000_000
_SHOWN = 5


class Ledger:
    """What a file has to hold, noted while it is written.

    Kept in a temporary file once it is large: a corpus may not fit in memory.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  see close

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def note(self, title: str, facts: ArticleFacts) -> None:
        """Note what the file has to hold of the next article."""
        spans = [
            (one.start, one.end, one.label, one.words, one.more) for one in facts.spans
        ]
        self._file.write(as_json([title, facts.digest, spans]).encode() + b"\n")

    def prove(self, found: Iterable[ArticleFacts]) -> Iterator[int]:
        """Compare with what a file holds, yielding the number of articles so far.

        Raises:
            CopydeskError: something differs; the message names the spans.
        """
        self._file.seek(0)
        pairs = zip_longest(self._file, found)
        for number, (line, facts) in enumerate(pairs, start=1):
            if line is None or facts is None:
                raise _unproven("it does not hold as many articles as were written")
            title, digest, spans = json.loads(line)
            expected = ArticleFacts(digest, tuple(SpanFact(*one) for one in spans))
            _compare(title, expected, facts)
            yield number


def _compare(title: str, expected: ArticleFacts, found: ArticleFacts) -> None:
    missing = Counter(expected.spans) - Counter(found.spans)
    surplus = Counter(found.spans) - Counter(expected.spans)
    if missing or surplus:
        raise _unproven(
            f"in “{title}” it lacks {_named(missing)} and has {_named(surplus)} instead"
        )
    if expected.digest != found.digest:
        raise _unproven(f"the text of “{title}”, or what is known of it, has changed")


def _named(spans: Counter[SpanFact]) -> str:
    names = [
        f"“{shortened(one.words)}” ({one.label}, {one.start}-{one.end})"
        for one in sorted(spans.elements())
    ]
    if len(names) > _SHOWN:
        names[_SHOWN:] = [f"{len(names) - _SHOWN} more"]
    return ", ".join(names) or "nothing"


def _unproven(what: str) -> CopydeskError:
    return CopydeskError(
        f"The file was read back, and {what}. Nothing was exported; please report "
        "this, and export in another format meanwhile."
    )
