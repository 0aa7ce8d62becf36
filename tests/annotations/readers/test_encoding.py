"""Bytes become the text their writer saw, or a sentence that says why not."""

# ruff: noqa: RUF001  curly quotes and dashes are what legacy encodings get wrong

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import CopydeskError
from annotations.readers.encoding import NotTextError, UnknownEncodingError, decode

ENGLISH = "The owner’s café will reopen in May, “a little late” – but it will.\n"
RUSSIAN = "Мэр сообщил во вторник, что мост через реку откроют весной.\n"


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("cp1252", "mac_roman"),
    ],
)
def test_english_news_survives_every_usual_encoding(encoding: str) -> None:
    data = ENGLISH.encode(encoding)

    assert decode(data) == ENGLISH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "It’s true"),
        ("cp1252", "café"),
        ("cp1252", "Renée Müller-Åström and Søren Façade met in Genève."),
        ("cp1252", "Le maire a été réélu dimanche ; « c’est un été idéal », dit-il."),
        ("cp1252", "Der Bürgermeister erklärte: „Die Brücke öffnet im März.“"),
        ("cp1252", "El alcalde anunció el martes: «Mañana abrirá el puente»."),
        ("cp1250", "Burmistrz powiedział we wtorek, że most będzie gotów wiosną."),
        (
            "cp1250",
            "Starosta v úterý řekl, že most přes řeku bude otevřen příští jaro.",
        ),
        ("cp1251", RUSSIAN),
        ("koi8_r", RUSSIAN),
        ("cp1253", "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα θα ανοίξει την άνοιξη."),
        (
            "cp1254",
            "Belediye başkanı salı günü köprünün ilkbaharda açılacağını söyledi.",
        ),
        ("cp1255", "ראש העיר אמר ביום שלישי כי הגשר ייפתח באביב"),
        ("cp1256", "قال رئيس البلدية يوم الثلاثاء إن الجسر سيفتح في الربيع"),
        ("shift_jis", "市長は火曜日、橋が春に開通すると述べた。"),
        ("euc_jp", "市長は火曜日、橋が春に開通すると述べた。"),
        ("iso2022_jp", "市長は火曜日、橋が春に開通すると述べた。"),
        ("gb18030", "市长星期二表示，这座桥将于明年春天通车。"),
        ("big5", "市長星期二表示，這座橋將於明年春天通車。"),
        ("euc_kr", "시장은 화요일에 다리가 봄에 개통될 것이라고 말했다."),
    ],
)
def test_short_legacy_text_is_told_by_what_makes_sense(
    encoding: str, text: str
) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_lone_mark_is_an_empty_text() -> None:
    assert decode(b"\xef\xbb\xbf") == ""


def test_only_the_first_byte_order_mark_goes() -> None:
    assert decode("\ufeff\ufeffa".encode()) == "\ufeffa"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_lf(ending: str) -> None:
    data = f" one{ending}{ending}two {ending}".encode()

    assert decode(data) == " one\n\ntwo \n"


def test_nothing_is_normalised() -> None:
    text = "  e\u0301 \u00a0 ﬁ\tx\u2028 \n\n"

    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", ".docx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "a picture"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0", "a binary file"),
        (b"words with a zero\0 in them", "a binary file"),
        (bytes(range(1, 32)) * 20, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(NotTextError, match="save the article") as refusal:
        decode(data)

    assert what in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("é ü ñ å ø ç ß".encode() + b"\xff", "broken characters, the first at byte 20"),
        ("мост".encode("utf-16") + b"\x00", "breaks off"),
        (b"\x81\x8d\x8f\x90\x9d\xff\xfe\xfa" * 3, "cannot be told"),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_the_next_step(
    data: bytes, why: str
) -> None:
    with pytest.raises(UnknownEncodingError, match="UTF-8") as refusal:
        decode(data)

    assert why in str(refusal.value)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_is_read_as_written(text: str) -> None:
    data = b"x" + text.encode()

    assert decode(data) == "x" + text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except CopydeskError as refusal:
        text = str(refusal)

    assert "\r" not in text


def test_noise_is_refused() -> None:
    with pytest.raises(CopydeskError):
        decode(os.urandom(5000))
