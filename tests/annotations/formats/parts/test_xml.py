from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.formats.parts.xml import (
    elements,
    for_xml,
    parsed,
    suited,
    text_in,
    without_limits,
    written,
)
from tests.annotations.formats import made

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)


def refusal(data: bytes) -> str:
    with pytest.raises(CopydeskError) as raised:
        parsed(data)
    return str(raised.value)


@pytest.mark.parametrize("where", ["<a>&l9;</a>", '<a b="&l9;"/>', "<a/>"])
def test_a_billion_laughs_are_refused(where: str) -> None:
    data = LAUGHS.replace("<a>&l9;</a>", where).encode()

    assert "XML" in refusal(data)


def test_an_entity_that_points_to_a_file_is_refused_and_the_file_not_read(
    tmp_path: Path,
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")

    said = refusal(
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    )

    assert "entities of its own" in said
    assert "the secret" not in said


def test_an_entity_that_declares_others_is_refused_and_not_followed(
    tmp_path: Path,
) -> None:
    more = tmp_path / "more.dtd"
    more.write_text('<!ENTITY x "smuggled">', encoding="utf-8")

    said = refusal(
        f'<!DOCTYPE a [<!ENTITY % m SYSTEM "{more.as_uri()}"> %m;]><a>&x;</a>'.encode()
    )

    assert "entities of its own" in said


def test_a_dtd_may_be_named_and_is_not_loaded(tmp_path: Path) -> None:
    dtd = tmp_path / "BioC.dtd"
    dtd.write_text('<!ATTLIST collection loaded CDATA "yes">', encoding="utf-8")

    doctype = f'<!DOCTYPE collection SYSTEM "{dtd.as_uri()}">'

    root = parsed(f"{doctype}<collection>x</collection>".encode())

    assert (root.text, dict(root.attrib)) == ("x", {})


@pytest.mark.parametrize("where", ["<a>&x;</a>", '<a b="&x;"/>'])
def test_an_entity_that_only_a_dtd_could_explain_is_refused(where: str) -> None:
    assert "entities of its own" in refusal(
        f'<!DOCTYPE a SYSTEM "a.dtd">{where}'.encode()
    )


def test_what_breaks_off_is_refused_with_its_place() -> None:
    assert "(line 2, column 3)" in refusal(b"<a>\n<b")


@pytest.mark.parametrize("data", [b"", b"plain words", b"<a>\0</a>", b"\xff<a/>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    assert "no sound XML" in refusal(data)


def test_a_thousand_elements_inside_each_other_are_refused() -> None:
    assert "depth" in refusal(b"<a>" * 1000 + b"</a>" * 1000)


@pytest.mark.parametrize(
    "data",
    [
        BOM_UTF8 + "<a>Köln 🙂</a>".encode(),
        "<a>Köln 🙂</a>".encode("utf-16"),
        "<?xml version='1.0' encoding='UTF-16'?><a>Köln 🙂</a>".encode("utf-16"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><a>Köln &#128578;</a>".encode(
            "latin-1"
        ),
    ],
)
def test_encodings_and_byte_order_marks_are_understood(data: bytes) -> None:
    assert parsed(data).text == "Köln 🙂"


def test_comments_and_instructions_do_not_cut_the_text() -> None:
    root = parsed(b"<a>on<!-- no -->e <?no?><b>tw</b>o<![CDATA[ & three]]></a>")

    assert root.text == "one "
    assert text_in(root) == "one two & three"


LONG = "x" * 10_500_000
"""More than libxml2 takes of a text unless it is told to."""


@pytest.mark.parametrize(
    "document",
    [
        "<a>{}</a>",
        "<a><![CDATA[{}]]></a>",
        "<!-- no --><?no?><!DOCTYPE a SYSTEM 'a.dtd'><a>{}</a>",
        "<a b='&lt;!'>{}</a>",
    ],
)
def test_a_text_may_be_long(document: str) -> None:
    assert parsed(document.format(LONG).encode()).text == LONG


def test_an_attribute_may_be_long() -> None:
    assert parsed(f"<a><b c='{LONG}'/></a>".encode())[0].get("c") == LONG


def test_a_long_text_may_be_in_any_encoding() -> None:
    text = "北" * 4_000_000

    document = f"<?xml version='1.0' encoding='UTF-16'?><a>{text}</a>"

    assert parsed(document.encode("utf-16")).text == text


@pytest.mark.parametrize(
    "document",
    [
        f"{LAUGHS[: -len('<a>&l9;</a>')]}<a>&l9;{LONG}</a>",
        f"{LAUGHS[: -len('<a>&l9;</a>')]}<a><b c='&l9;'/>{LONG}</a>",
        f"<!DOCTYPE a [<!ENTITY x 'y'>]><a>{LONG}</a>",
        f"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;{LONG[:6_000_000]}</a>",
        f"<!DOCTYPE a [<!ENTITY % x 'y'>]><a>{LONG}</a>",
        f"<!DOCTYPE a SYSTEM 'a.dtd'><a>{LONG}&x;</a>",
        f"<!DOCTYPE a [<!ATTLIST b c CDATA 'y'>]><a><b/>{LONG}</a>",
        f"<!DOCTYPE a [{' ' * 100_000}<!ENTITY x 'y'>]><a>{LONG}</a>",
    ],
)
def test_a_long_document_may_declare_nothing(tmp_path: Path, document: str) -> None:
    path = tmp_path / "many.xml"
    path.write_text(document, encoding="utf-8")

    assert "XML" in refusal(document.encode())
    with pytest.raises(CopydeskError, match="XML"):
        list(elements(path, "a"))


@pytest.mark.parametrize("begin", ["", LONG])
@pytest.mark.parametrize("depth", [300, 3_000])
def test_a_long_document_goes_no_deeper_than_others(
    tmp_path: Path, begin: str, depth: int
) -> None:
    document = f"<all>{begin}<a>{'<b>' * depth}{LONG}{'</b>' * depth}</a></all>"
    path = tmp_path / "many.xml"
    path.write_text(document, encoding="utf-8")

    assert "deep" in refusal(document.encode()).replace("depth", "deep")
    with pytest.raises(CopydeskError):
        list(elements(path, "a"))


def test_elements_may_have_long_texts(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    path.write_text(f"<all><one>{LONG}</one><one>2</one></all>", encoding="utf-8")

    assert [element.text for element in elements(path, "one")] == [LONG, "2"]


def test_other_libraries_have_their_limits_back_afterwards() -> None:
    from lxml import etree

    with without_limits():
        assert etree.fromstring(f"<a>{LONG}</a>").text == LONG

    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(f"<a>{LONG}</a>")


def test_elements_come_one_by_one_until_the_file_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    path.write_bytes(b"<all><one>1</one> <one>2</one><one>3")

    with pytest.raises(CopydeskError, match="no sound XML"):
        list(elements(path, "one"))

    path.write_bytes(b"<all><one>1</one> <one>2</one></all>")
    assert [element.text for element in elements(path, "one")] == ["1", "2"]


def test_elements_of_a_file_with_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    path.write_bytes(b'<!DOCTYPE a [<!ENTITY x "y">]><a><one>&x;</one></a>')

    with pytest.raises(CopydeskError, match="entities of its own"):
        list(elements(path, "one"))


def test_characters_that_xml_cannot_have_are_replaced_one_by_one() -> None:
    assert for_xml("a\x0bb\uffff\t\n🙂\x85") == "a\ufffdb\ufffd\t\n🙂\x85"


def test_what_a_document_cannot_have_is_cleaned_and_said() -> None:
    spans = (made.span("Tim Cook", "PER\x01SON"), made.span("北京", "GPE"))
    article = made.article(*spans, headline="a\x02b")

    fitted = suited(Fitted(article))

    assert fitted.annotated.spans[0].label == "PER\ufffdSON"
    assert fitted.annotated.article.news.headline == "a\ufffdb"
    assert [(loss.words, loss.why) for loss in fitted.losses] == [
        ("Tim Cook", "characters that XML cannot have"),
        ("", "characters that XML cannot have"),
    ]


def test_what_a_document_can_have_stays_as_it_is() -> None:
    fitted = Fitted(replace(made.mixed(), flag="fine"))

    assert suited(fitted) is fitted


def test_a_document_is_written_with_all_its_characters() -> None:
    root = parsed("<a>Köln &amp; 🙂</a>".encode())

    assert written(root) == (
        "<?xml version='1.0' encoding='UTF-8'?>\n<a>Köln &amp; 🙂</a>\n".encode()
    )
