"""Datelines are told from other dashes."""

# ruff: noqa: RUF001  news is full of dashes and curly quotes

import pytest

from annotations.article import ZoneKind
from tests.annotations.readers.texts import BODY, article, facts, stretches


@pytest.mark.parametrize(
    ("prefix", "known"),
    [
        ("LISBON (AP) —", {"outlet": "AP", "dateline": "LISBON"}),
        ("LISBON, Portugal (AP) —", {"outlet": "AP", "dateline": "LISBON, Portugal"}),
        ("LONDON (Reuters) -", {"outlet": "Reuters", "dateline": "LONDON"}),
        ("WASHINGTON, D.C. —", {"dateline": "WASHINGTON, D.C."}),
        ("PORT-AU-PRINCE —", {"dateline": "PORT-AU-PRINCE"}),
        ("NEW DELHI:", {"dateline": "NEW DELHI"}),
        ("Lisbon (Reuters) -", {"outlet": "Reuters", "dateline": "Lisbon"}),
        ("PARIS, 3 mars (AFP) -", {"outlet": "AFP", "dateline": "PARIS"}),
        (
            "BEIJING, Jan. 10 (Xinhua) --",
            {"outlet": "Xinhua", "dateline": "BEIJING", "published": "XXXX-01-10"},
        ),
        (
            "SÃO PAULO, Sept 5, 2022 (EFE)--",
            {"outlet": "EFE", "dateline": "SÃO PAULO", "published": "2022-09-05"},
        ),
        (
            "ST. PETERSBURG, Russia, Jan 5 (Reuters) -",
            {
                "outlet": "Reuters",
                "dateline": "ST. PETERSBURG, Russia",
                "published": "XXXX-01-05",
            },
        ),
        (
            "WASHINGTON/LONDON, March 3 (Reuters) –",
            {
                "outlet": "Reuters",
                "dateline": "WASHINGTON/LONDON",
                "published": "XXXX-03-03",
            },
        ),
    ],
)
def test_a_dateline_tells_place_day_and_agency(
    prefix: str, known: dict[str, str]
) -> None:
    found = article(f"{prefix} {BODY}", BODY)

    assert facts(found) == known
    assert stretches(found, ZoneKind.DATELINE) == [prefix]


@pytest.mark.parametrize(
    "line",
    [
        f"The European Union (EU) — which paid — was pleased. {BODY}",
        f"EXCLUSIVE: {BODY}",
        f"On Jan. 10 (a Monday) -- {BODY}",
        f"It was late - very late. {BODY}",
        f"他说——桥开了。 {BODY}",
        BODY,
    ],
)
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    assert article(line, BODY).zones == ()
