"""Plain rows are read as the library reads them."""

import pytest

from annotations.formats.conllu import sentences
from annotations.formats.conllu.sentences import sentence_of

HEAD = "# newdoc\n# sent_id = a = b\n# x\n#\n"
ROW = "1\tRome\t_\tPROPN\tX\t_\t0\troot\t_\tNER=B-LOC|SpaceAfter=No\n2\t.\t{}"
MORE = "\t".join("_" * 8)
BLOCKS = [
    HEAD + ROW.format(MORE),
    ROW.format(MORE) + "\n# in between\n" + ROW.format(MORE),
    HEAD + ROW.format(MORE.replace("_", "a=b=c|=d|e")),
    ROW.format(MORE + " "),
    ROW.format(MORE[:-1]),
    ROW.format(MORE[:-2]),
    ROW.format(MORE + "\tmore"),
    " " + ROW.format(MORE),
    ROW.format(MORE).replace(".", "a  b"),
    ROW.format(MORE).replace("\t", "  "),
    ROW.format(MORE).replace("Rome", ""),
    ROW.format(MORE).replace("1\t", "1-2\tRom.\t" + MORE + "\n1\t"),
    ROW.format(MORE).replace("2\t", "1.1\t_\t" + MORE + "\n2\t"),
    ROW.format(MORE).replace("2\t", "1000\t"),
    ROW.format(MORE).replace("2\t", "0\t"),
]


@pytest.mark.parametrize("block", BLOCKS)
def test_plain_rows_are_read_as_the_library_does(
    monkeypatch: pytest.MonkeyPatch, block: str
) -> None:
    found = sentence_of(block)
    monkeypatch.setattr(sentences, "_is_plain", lambda _: False)

    by_library = sentence_of(block)

    assert (found.comments, found.surfaces, found.words) == (
        by_library.comments,
        by_library.surfaces,
        by_library.words,
    )
    assert list(found.comments) == list(by_library.comments)
