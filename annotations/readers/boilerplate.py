"""Boilerplate: what a site or a desk puts around every story."""

import re

from annotations.article import Zone, ZoneKind
from annotations.readers.bylines import people
from annotations.readers.lines import Line, Trace

_LONGEST = 300
_DESK = (
    r"(?:web editor|editor|editing by|edited by|reporting by|writing by|compiled by|"
    r"reporting and|additional reporting|with (?:files|inputs?|reporting) from|"
    r"this (?:story|article) (?:was|has been|originally)|source:|contact the)"
)
_LINE = re.compile(
    rf"[(\[]{_DESK}.*[)\]]|(?:additional )?reporting by .*|editor.?s.? note:.*"
    r"|.{0,60}\bcontributed to this (?:report|story|article)\.?"
    r"|(?:read|see|learn|show|load) (?:more|also|next)\b.{0,100}|also read\b.{0,100}"
    r"|most (?:read|popular|viewed)|share(?: this)?(?: (?:article|story|page))?"
    r"|follow us\b.*|subscribe (?:to|now)\b.*|sign up (?:for|to)\b.*|click here\b.*"
    r"|advertisements?|sponsored(?: content)?|(?:©|\(c\)|copyright\b).*"
    r"|all rights reserved\b.*|our standards:.*|back to top|comments?(?: \(\d+\))?"
    r"|enditem|ends|-+ ?(?:30|end|ends) ?-+|#{2,}|\*{3,}|\d{8,}",
    re.IGNORECASE,
)
_BANNER = re.compile(r"EXPLORE(?: [A-Z]+){1,4}")
_LINKS = re.compile(
    r"(?:related (?:stories|articles|news|topics|content|links|reading|coverage)"
    r"|more (?:on this story|stories|news|from .{1,40})|recommended(?: for you)?"
    r"|see also|you may also like|top stories|latest news):?",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"[(\[]?(?:Reporting|Writing) by ", re.IGNORECASE)
_SIGN_OFF = re.compile(r"(?<=\s)(?:Enditem|ENDITEM|ENDS|-30-|\(END\)|###|■)$")


def boilerplate(line: Line) -> Trace | None:
    """Recognise editors' credits, links, banners, serial numbers and sign-offs."""
    if len(line.text) <= _LONGEST and (
        _LINE.fullmatch(line.text) or _BANNER.fullmatch(line.text) or opens_links(line)
    ):
        reporting = _REPORTING.match(line.text)
        return Trace(
            zone=Zone(ZoneKind.BOILERPLATE, line.span()),
            byline=people(line.text, start=reporting.end()) if reporting else "",
        )
    if end := _SIGN_OFF.search(line.text, max(0, len(line.text) - 12)):
        return Trace(zone=Zone(ZoneKind.BOILERPLATE, line.span(end.start())))
    return None


def opens_links(line: Line) -> bool:
    """Tell whether links to other stories follow."""
    return _LINKS.fullmatch(line.text) is not None


def link(line: Line) -> Trace | None:
    """Recognise one of the links at the end: a line that is no sentence."""
    if len(line.text) > _LONGEST or line.text.endswith("."):
        return None
    return Trace(zone=Zone(ZoneKind.BOILERPLATE, line.span()))
