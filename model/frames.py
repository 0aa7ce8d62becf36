"""News all around a text: headline, byline, dateline, caption and credits."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from model.names import Names
from model.records import Mark, Record

Parts = list[tuple[str, str | None]]
"""Words in a row, with their labels."""

_AGENCIES = (
    *("Xinhua", "AP", "Reuters", "AFP", "TASS", "China Daily", "BelTA"),
    *("Associated Press", "Kyodo", "Bloomberg", "dpa", "UPI", "ANSA"),
    *("Global Times", "CNN", "BBC News", "Guardian"),
)
_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept."),
    *("Oct.", "Nov.", "Dec.", "January", "February", "August", "October"),
)
_DASHES = (" -- ", " \u2014 ", " - ", " \u2013 ")
_BREAKS = ("\n\n", "\n")
_BY = ("By ", "by ", "BY ", "By: ", "Written by ")
_SOURCES = ("Source: ", "Source:")
_EDITORS = ("|Editor: ", " | Editor: ", " Editor: ")
_PHOTOS = ("Photo: ", "PHOTO: ", "[Photo/", "Photo by ", "File photo: ")
_CREDITS = ("\n\nEditor: ", "\n\n(Editor: ", "\n\n(Web editor: ", "\nReporting by ")


class Framer:
    """Puts headline, byline, dateline, caption and credits around a text.

    Weights are made again from a seed: what is drawn, and in which order, stays.
    """

    def __init__(self, names: Names, rng: Random) -> None:
        self._names, self._rng = names, rng

    def framed(self, record: Record) -> Record:
        """Return the text as a newspaper, or an agency, might have printed it."""
        rng = self._rng
        before = rng.choice((self._dateline, self._byline, self._stamp, self._caption))
        head, spans = _put_together(before())
        tail, more = _put_together([] if rng.random() < 0.7 else self._credit())
        at = len(head)
        end = at + len(record.text)
        return replace(
            record,
            text=head + record.text + tail,
            spans=(*spans, *_moved(record.spans, at), *_moved(more, end)),
            unsure=tuple((s + at, e + at) for s, e in record.unsure),
        )

    def _dateline(self) -> Parts:
        rng = self._rng
        place = self._names.one(rng, "GPE", long=rng.random() < 0.15)
        place = place.upper() if rng.random() < 0.8 else place
        parts: Parts = [(place, "GPE")]
        if rng.random() < 0.25:
            parts += [(", ", None), (self._names.one(rng, "GPE", long=False), "GPE")]
        if rng.random() < 0.75:
            parts += [(", ", None), (self._day(), "DATE")]
        if rng.random() < 0.85:
            parts += self._agency_in_brackets()
        return [*parts, (rng.choice(_DASHES), None)]

    def _byline(self) -> Parts:
        rng = self._rng
        parts: Parts = [(rng.choice(_BY), None), (self._person(), "PERSON")]
        if rng.random() < 0.3:
            parts += [(" and ", None), (self._person(), "PERSON")]
        kind = rng.random()
        if kind < 0.3:
            parts += self._agency_in_brackets()
        elif kind < 0.6:
            parts += [(", ", None), (self._agency(), "ORG")]
        if rng.random() < 0.5:
            parts += [(rng.choice((" ", " | ", "\n", ", ")), None)]
            parts += [(self._date(), "DATE")]
        return [*parts, (rng.choice(_BREAKS), None)]

    def _stamp(self) -> Parts:
        rng = self._rng
        parts: Parts = []
        if rng.random() < 0.5:
            parts += [(rng.choice(_SOURCES), None), (self._agency(), "ORG")]
            parts += [(rng.choice((" | ", "| ", " ")), None)]
        parts += [(self._date(), "DATE")]
        if rng.random() < 0.5:
            parts += [(" ", None), (self._clock(), "TIME")]
        if rng.random() < 0.4:
            parts += [(rng.choice(_EDITORS), None), (self._editor(), "PERSON")]
        return [*parts, (rng.choice(_BREAKS), None)]

    def _caption(self) -> Parts:
        rng = self._rng
        agency, person = self._agency(), self._person()
        if rng.random() < 0.5:
            agency, person = agency.upper(), person.upper()
        lead = rng.choice(_PHOTOS)
        parts: Parts = [(lead, None)]
        if rng.random() < 0.7 and not lead.startswith("["):
            parts += [(person, "PERSON"), (rng.choice(("/", " / ", ", ")), None)]
        parts += [(agency, "ORG"), ("]" if lead.startswith("[") else "", None)]
        return [*parts, (rng.choice(_BREAKS), None)]

    def _credit(self) -> Parts:
        rng = self._rng
        lead = rng.choice(_CREDITS)
        parts: Parts = [(lead, None), (self._person(), "PERSON")]
        if rng.random() < 0.4:
            parts += [(rng.choice((", ", " and ", "; ")), None)]
            parts += [(self._person(), "PERSON")]
        return [*parts, (")" if "(" in lead else "", None)]

    def _agency_in_brackets(self) -> Parts:
        return [(" (", None), (self._agency(), "ORG"), (")", None)]

    def _agency(self) -> str:
        rng = self._rng
        if rng.random() < 0.5:
            return rng.choice(_AGENCIES)
        return self._names.one(rng, "ORG", long=rng.random() < 0.5)

    def _person(self) -> str:
        return self._names.one(self._rng, "PERSON", long=True)

    def _editor(self) -> str:
        """Name somebody in full, or as agencies do: ``huaxia``."""
        name = self._person()
        return name if self._rng.random() < 0.6 else name.split()[0].lower()

    def _clock(self) -> str:
        rng = self._rng
        clock = f"{rng.randrange(24):02}:{rng.randrange(60):02}"
        return clock + (f":{rng.randrange(60):02}" if rng.random() < 0.3 else "")

    def _day(self) -> str:
        month = self._rng.choice(_MONTHS)
        return f"{month} {self._rng.randrange(1, 31)}"

    def _date(self) -> str:
        rng = self._rng
        year = rng.randrange(1995, 2026)
        month, day = rng.randrange(1, 13), rng.randrange(1, 29)
        forms = (
            f"{year}-{month:02}-{day:02}",
            f"{self._day()}, {year}",
            f"{day:02}/{month:02}/{year}",
            f"{day} {self._day().split()[0]} {year}",
        )
        return rng.choice(forms)


def _put_together(parts: Parts) -> tuple[str, list[Mark]]:
    text, spans = "", []
    for words, label in parts:
        if label is not None:
            spans.append((len(text), len(text) + len(words), label))
        text += words
    return text, spans


def _moved(spans: Iterable[Mark], by: int) -> tuple[Mark, ...]:
    return tuple((start + by, end + by, label) for start, end, label in spans)
