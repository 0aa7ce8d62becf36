"""What documents of spaCy say, whoever wrote them: text, entities, groups of spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Any, NamedTuple

from msgspec.msgpack import decode

from annotations.formats.spacy_data.docbin_file import DocBinFile, Page, Strings
from annotations.formats.spacy_data.docbin_rows import SPAN

_INSIDE, _BEGINS = 1, 3
_FEW = 100
_MOST_WORDS = 200_000


class Marked(NamedTuple):
    """A span in code points; ``id`` and ``kb_id`` are numbers, 0 if there is none."""

    start: int
    end: int
    label: str
    id: int = 0
    kb_id: int = 0
    score: float | None = None


@dataclass(frozen=True)
class Document:
    """A document of a ``DocBin``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    page: Page
    strings: Strings
    columns: Mapping[int, Sequence[int]]

    @property
    def is_rebuilt(self) -> bool:
        """Tell whether nobody knew what is between its words."""
        return bool(self.page.flags.get("has_unknown_spaces"))

    @cached_property
    def iob(self) -> Sequence[int]:
        """What each token is of an entity, as spaCy counts it; 0 if that is unknown."""
        from spacy.attrs import ENT_IOB

        return self.columns.get(ENT_IOB) or [0] * len(self.starts)

    @property
    def is_annotated(self) -> bool:
        """Tell whether it says of any token what it is; one without any does."""
        return not self.starts or any(self.iob)

    def entities(self) -> Iterator[Marked]:
        """Yield ``doc.ents``."""
        from spacy.attrs import ENT_ID, ENT_KB_ID, ENT_TYPE

        types = self._column(ENT_TYPE)
        for first, behind in self._runs(types):
            if types[first]:
                yield Marked(
                    self.starts[first],
                    self.ends[behind - 1],
                    self.strings[types[first]],
                    self._column(ENT_ID)[first],
                    self._column(ENT_KB_ID)[first],
                )

    def groups(self) -> Iterator[tuple[str, Iterator[Marked]]]:
        """Yield the groups of ``doc.spans``, each with its name."""
        found = _loaded(self.page.span_groups) or {}
        if not isinstance(found, dict):  # so did spaCy before 3.4
            found = {one: [_loaded(one)["name"]] for one in found}
        for data, names in found.items():
            for name in names:
                yield name, self._marked(_loaded(data))

    def named(self, number: int) -> str:
        """Give what a number stands for; nothing for 0."""
        return self.strings[number] if number else ""

    def number(self, text: str) -> int:
        """Give the number that stands for a string; 0 for none."""
        return self.strings.number(text)

    def user_data(self) -> Any:
        """Give ``doc.user_data``."""
        return _loaded(self.page.user_data or b"") or {}

    def _column(self, attr: int) -> Sequence[int]:
        return self.columns.get(attr) or [0] * len(self.starts)

    def _runs(self, types: Sequence[int]) -> Iterator[tuple[int, int]]:
        begun = None
        for at, iob in enumerate(self.iob):
            goes_on = iob == _INSIDE and begun is not None
            if begun is not None and not goes_on:
                yield begun, at
                begun = None
            if iob == _BEGINS or (iob == _INSIDE and not goes_on):
                begun = at
        if begun is not None:
            yield begun, len(types)

    def _marked(self, group: Mapping[str, Any]) -> Iterator[Marked]:
        scores = _scores(group)
        for number, data in enumerate(group["spans"]):
            id_, kb_id, label, first, behind, start, end = SPAN.unpack(data)
            if 0 <= first < behind <= len(self.starts):
                # What spaCy shows is in tokens, whatever else it noted.
                start, end = self.starts[first], self.ends[behind - 1]
            score = scores[number] if number < len(scores) else None
            yield Marked(start, end, self.strings[label], id_, kb_id, score)


def documents(file: DocBinFile) -> Iterator[Document]:
    """Yield the documents of a file."""
    for page in file.pages():
        columns = dict(zip(file.attrs, page.table.T.tolist(), strict=True))
        words = file.strings.all(columns[file.attrs[0]])
        is_unknown = bool(page.flags.get("has_unknown_spaces"))
        spaces = [True] * len(words) if is_unknown else page.spaces.tolist()
        shown = [f"{w} " if s else w for w, s in zip(words, spaces, strict=True)]
        text = "".join(shown)
        starts = list(accumulate(map(len, shown), initial=0))[:-1]
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        yield Document(
            text=text.rstrip(" ") if is_unknown else text,
            starts=starts,
            ends=ends,
            page=page,
            strings=file.strings,
            columns=columns,
        )


def loaded(file: DocBinFile) -> Iterator[Any]:
    """Yield the documents of a file as spaCy itself loads them, text and entities.

    What makes them is spaCy's ``DocBin``, which is given a few at a time: the whole
    file might be more than fits in memory.
    """
    from spacy.attrs import ENT_TYPE, ORTH
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    columns = [file.attrs.index(attr) for attr in (ORTH, ENT_TYPE)]
    pages, vocab = file.pages(), Vocab()
    while few := tuple(islice(pages, _FEW)):
        if len(vocab.strings) > _MOST_WORDS:
            vocab = Vocab()
        made: Any = DocBin()
        numbers = set[int]()
        for page in few:
            numbers.update(page.table[:, columns].ravel().tolist())
        for number in numbers - {0}:
            vocab.strings.add(file.strings[number])
        made.attrs = list(file.attrs)
        made.tokens = [page.table for page in few]
        made.spaces = [page.spaces.reshape(-1, 1) for page in few]
        made.flags = [dict(page.flags) for page in few]
        made.cats = [{} for _ in few]
        made.span_groups = [b"" for _ in few]
        yield from made.get_docs(vocab)


def _scores(group: Mapping[str, Any]) -> list[float | None]:
    """Read what spaCy's own span categoriser notes beside the spans, if it did."""
    from srsly.msgpack import msgpack_decoders

    found = group["attrs"].get("scores")
    if isinstance(found, dict):
        found = msgpack_decoders.get("numpy")(found)
    if found is None or len(found) != len(group["spans"]):
        return []
    return [None if score is None else float(score) for score in found]


def _loaded(data: bytes) -> Any:
    return decode(data) if data else None
