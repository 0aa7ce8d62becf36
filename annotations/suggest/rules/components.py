"""The pipeline's parts; each reads what the ones before it found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotations.suggest.rules.amounts import amounts
from annotations.suggest.rules.dates import DATES, TIMES
from annotations.suggest.rules.found import Found, Trust, resolve
from annotations.suggest.rules.gazetteer import gazetteer
from annotations.suggest.rules.guesses import guesses
from annotations.suggest.rules.names import people
from annotations.suggest.rules.organisations import ORGANISATIONS
from annotations.suggest.rules.people import CREDITS
from annotations.suggest.rules.places import places
from annotations.suggest.rules.repeats import repeats
from annotations.suggest.rules.rule import Rule, apply
from annotations.suggest.rules.things import THINGS
from annotations.suggest.rules.tidy import like_what_they_shorten, tidied

_KEY = "copydesk_found"
_SEPARATOR = "\t"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Finds the known names; a class, so that it can travel to other processes."""

    matcher: Any

    def __call__(self, doc: Any) -> Any:
        """Add the known names of a text."""
        for key, start, end in self.matcher(doc):
            label, reason = doc.vocab.strings[key].split(_SEPARATOR)
            span = doc[start:end]
            _add(doc, [Found(span.start_char, span.end_char, label, reason)])
        return doc


@dataclass(frozen=True, slots=True)
class Patterns:
    """Finds dates, amounts and names by their shape."""

    rules: tuple[Rule, ...]

    def __call__(self, doc: Any) -> Any:
        """Add what the rules find in a text."""
        return _add(doc, apply(self.rules, doc.text))


def make_gazetteer(nlp: Any, name: str) -> KnownNames:
    """Make the part that finds the known names."""
    from spacy.matcher import PhraseMatcher

    del name
    matcher = PhraseMatcher(nlp.vocab)
    for known in gazetteer():
        key = f"{known.label}{_SEPARATOR}{known.reason}"
        matcher.add(key, list(nlp.tokenizer.pipe(sorted(known.names))))
    return KnownNames(matcher)


def make_patterns(nlp: Any, name: str) -> Patterns:
    """Make the part that finds what has a shape."""
    del nlp, name
    names = (*places(), *ORGANISATIONS, *THINGS, *CREDITS)
    return Patterns((*DATES, *TIMES, *amounts(), *names))


def mark_people(doc: Any) -> Any:
    """Find people by what stands around their names."""
    return _add(doc, people(doc.text))


def settle(doc: Any) -> Any:
    """Choose between findings that overlap; add repeats, guesses and their repeats."""
    text = doc.text
    found = doc.user_data.pop(_KEY, [])
    clear = tidied([f for f in found if f.trust is not Trust.GUESS], text)
    kept = _with_repeats(resolve(clear, text=text), text)
    unsure = [f for f in found if f.trust is Trust.GUESS]
    more = resolve([*_certain(kept), *unsure, *guesses(text)], text=text)
    _set_entities(doc, _with_repeats(more, text))
    return doc


def _with_repeats(found: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    same = list(like_what_they_shorten(found))
    return resolve([*_certain(same), *repeats(same, text)], text=text)


def _certain(found: Iterable[Found]) -> list[Found]:
    """Raise findings that stood a round above all that come in the next."""
    return [Found(f.start, f.end, f.label, f.rule, Trust.CERTAIN) for f in found]


def _set_entities(doc: Any, found: Iterable[Found]) -> None:
    spans = (
        doc.char_span(f.start, f.end, label=f.label, span_id=f.rule) for f in found
    )
    doc.set_ents([span for span in spans if span is not None])


def _found(doc: Any) -> list[Found]:
    found: list[Found] = doc.user_data.setdefault(_KEY, [])
    return found


def _add(doc: Any, found: Iterable[Found]) -> Any:
    _found(doc).extend(found)
    return doc
