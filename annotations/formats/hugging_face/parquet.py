"""Hugging Face token classification as Parquet, which names the tags itself."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.text import as_json
from annotations.exchange.traits import EVERYTHING
from annotations.formats.argilla.reading import found_in as record_in
from annotations.formats.argilla.records import is_flat
from annotations.formats.hugging_face.learnt import TAGS, learnt, to_learn
from annotations.formats.hugging_face.names import (
    HELPERS,
    Names,
    Numbers,
    features,
    names_beside,
    names_in,
)
from annotations.formats.hugging_face.rows import LOSES, found_in, row_of, tokenised
from annotations.formats.parts.extra import need
from annotations.readers.json_text import json_value
from annotations.readers.reader import Refusal, name_of

_EXTRA = "parquet"
_MAGIC = b"PAR1"
# Data sets that were saved to disk are streams of Arrow's.
_ARROW = ".arrow"
_STREAM = b"\xff\xff\xff\xff"
_KEY = "huggingface"
_AT_ONCE = 200


class _Writer:
    """Writes rows some at a time; the names of tags go to the file's end."""

    def __init__(self, path: Path, labels: Iterable[str] = ()) -> None:
        self.files: list[Path] = []
        self._arrow = need("pyarrow", _EXTRA)
        self._schema = _schema(self._arrow)
        parquet = need("pyarrow.parquet", _EXTRA)
        # With pyarrow's own schema in the file, nobody would look for the names.
        self._stream = parquet.ParquetWriter(path, self._schema, store_schema=False)
        self._numbers = Numbers(labels)
        self._rows: list[dict[str, Any]] = []

    def add(self, fitted: Fitted) -> None:
        """Take a row, and write those there are once they are many."""
        self._rows.append(row_of(fitted, self._numbers))
        if len(self._rows) >= _AT_ONCE:
            self._flush()

    def finish(self) -> None:
        """Write what is left and the names, and close the file."""
        self._flush()
        told = {"info": {"features": features(self._numbers.names)}}
        self._stream.add_key_value_metadata({_KEY: as_json(told)})
        self._stream.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _flush(self) -> None:
        if self._rows:
            rows = self._arrow.Table.from_pylist(self._rows, schema=self._schema)
            self._stream.write_table(rows)
            self._rows = []


def _schema(arrow: Any) -> Any:
    text, number = arrow.string(), arrow.int64()
    span = arrow.struct([("start", number), ("end", number), ("label", text)])
    return arrow.schema(
        [
            ("id", text),
            ("tokens", arrow.list_(text)),
            ("ner_tags", arrow.list_(number)),
            ("text", text),
            ("spans", arrow.list_(span)),
            ("copydesk", text),
        ]
    )


def _writer(path: Path, labels: Iterable[str] = ()) -> Writer:
    return _Writer(path, labels)


def _read(path: Path) -> Reading:
    name = name_of(path)
    if not _knows(Head.of(path)):
        raise CopydeskError("It is no Parquet file; choose another format.")
    for number, (row, names) in enumerate(_rows(path), start=1):
        where = f"{name}, row {number}"
        try:
            yield _found(row, where, names)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _found(row: Mapping[str, Any], where: str, names: Names) -> FoundArticle:
    """Read a row, which may be a record that Argilla has pushed."""
    if is_flat(row):
        plain = json.dumps(row, default=str)
        return record_in(json.loads(plain, parse_constant=lambda _: None), where)
    return found_in(row, where, names)


def _rows(path: Path) -> Iterator[tuple[Mapping[str, Any], Names]]:
    arrow = need("pyarrow", _EXTRA)
    batches = _streamed if path.suffix.lower() == _ARROW else _batches
    names: Names | None = None
    try:
        for batch in batches(path):
            names = names or _names(batch.schema.metadata or {}, path)
            for row in batch.to_pylist():
                yield row, names
    except (arrow.ArrowInvalid, OSError, UnicodeDecodeError) as error:
        raise CopydeskError(
            "The Parquet file is damaged or was cut off; export it again from its "
            "source."
        ) from error


def _batches(path: Path) -> Iterator[Any]:
    with need("pyarrow.parquet", _EXTRA).ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=_AT_ONCE)


def _streamed(path: Path) -> Iterator[Any]:
    with path.open("rb") as file, need("pyarrow.ipc", _EXTRA).open_stream(file) as rows:
        yield from rows


def _names(metadata: Mapping[bytes, bytes], path: Path) -> Names:
    told = metadata.get(_KEY.encode())
    if told is not None:
        try:
            return names_in(json_value(told)) or names_beside(path)
        except CopydeskError:
            pass
    return names_beside(path)


def _learnt(path: Path) -> Iterator[Seen]:
    return (learnt(row, names.get(TAGS, ())) for row, names in _rows(path))


def _knows(head: Head) -> bool:
    if head.path.suffix.lower() == _ARROW:
        return head.data.startswith(_STREAM)
    return head.data.startswith(_MAGIC)


HUGGING_FACE_PARQUET = Format(
    name="hf-parquet",
    title="Hugging Face token classification (Parquet)",
    suffixes=(".parquet", _ARROW),
    carries=EVERYTHING,
    loses=LOSES,
    writer=_writer,
    numbered=_writer,
    read=_read,
    knows=_knows,
    shape=tokenised,
    library=_learnt,
    shows=to_learn,
    needs=_EXTRA,
    helpers=HELPERS,
)
