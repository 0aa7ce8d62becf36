from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.formats.parts.plain import plain_name, plain_text, without_mark
from tests.annotations.formats import made


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb", "a\r\nb"),
        (b"\xef\xbb\xbfa", "a"),
        (b"\x01\x02\x03", "\x01\x02\x03"),
        ("Zürich is in Switzerland".encode("latin-1"), "Zürich is in Switzerland"),
        ("a b".encode("utf-16"), "a b"),
        (b"", ""),
    ],
)
def test_a_text_is_read_as_it_stands(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert plain_text(path) == text


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(CopydeskError, match="packed file"):
        plain_text(path)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("WORK_OF-ART2", "WORK_OF-ART2"),
        ("FAMILY NAME", "FAMILY_NAME"),
        ("a/b [c]", "a_b__c_"),
        ("Ärzte", "Arzte"),
        ("人", "U4EBA"),
        ("🙂", "_"),
    ],
)
def test_a_name_becomes_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_only_a_mark_at_the_beginning_is_replaced() -> None:
    found = without_mark(Fitted(made.article(text="\ufeffa\ufeff")))

    assert found.annotated.article.text == "\u2060a\ufeff"
    assert len(found.losses) == 1
    assert without_mark(Fitted(made.article(text="a\ufeff"))).losses == ()
