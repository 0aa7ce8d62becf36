import pytest

from annotations.formats.label_studio.pages import page_of


def words(html: str, path: str, start: int, end: int) -> str:
    page = page_of(html)
    ends = page.at(path, start), page.at(path, end)
    assert None not in ends
    return page.text[slice(*ends)]


def test_a_break_counts_as_one_character() -> None:
    assert page_of("<p>So<br/>Tim &amp; Bob</p>").text == "So\nTim & Bob"


def test_the_line_end_that_begins_a_text_as_it_stands_is_nowhere() -> None:
    assert page_of("<pre>\n\nSo.\n</pre><p>\nTim</p>").text == "\nSo.\n\nTim"


def test_only_the_body_is_counted() -> None:
    page = page_of(
        "<!DOCTYPE html>\n<html><head>\n<title>No</title><style>a{}</style></head>\n"
        "<body>\n<p>Tim</p>\n</body></html>"
    )

    assert page.text == "\nTim\n"


def test_what_stands_before_a_body_that_is_not_marked_is_nowhere() -> None:
    assert page_of("\n <style>p {}</style>\n <p>Tim</p>").text == "Tim"


@pytest.mark.parametrize(
    ("html", "path"),
    [
        ("<div><p>x</p><p>a <b>c</b>Tim</p></div>", "/div[1]/p[2]/text()[2]"),
        ("<p>x<p>Tim", "/p[2]/text()[1]"),
        ("<ul><li>x<li>Tim</ul>", "/ul[1]/li[2]/text()[1]"),
        ("<p>x<!-- a -->Tim</p>", "/p[1]/text()[2]"),
        ("<p>a < b</p><p>Tim</p>", "/p[2]/text()"),
        ("<html><body><p>Tim</p></body></html>", "/html[1]/body[1]/p[1]/text()[1]"),
        ("<table><tr><td>x<td>Tim</tr></table>", "/table/tbody/tr/td[2]/text()"),
        ("<p>So.\r\n</p>\r\n<p>Tim</p>", "/p[2]/text()[1]"),
    ],
)
def test_a_path_leads_to_its_text(html: str, path: str) -> None:
    assert words(html, path, 0, 3) == "Tim"


def test_offsets_within_a_text_are_those_of_a_browser() -> None:
    assert words("<p>🙂 Tim</p>", "/p[1]/text()[1]", 3, 6) == "Tim"


@pytest.mark.parametrize(("path", "at"), [("/p[2]/text()[1]", 0), ("/p/text()", 4)])
def test_a_path_or_a_place_that_is_not_there_leads_nowhere(path: str, at: int) -> None:
    assert page_of("<p>Tim</p>").at(path, at) is None
