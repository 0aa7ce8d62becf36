"""From what a file says to an annotated article: the one door for all formats.

Here offsets become code points, line ends LF, and every span is held against the
text. What does not fit is named, never dropped in silence.
"""

from dataclasses import dataclass, replace

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.article import Article
from annotations.exchange.edges import cuts_word, edges
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.units import Positions, Unit, positions
from annotations.offsets import LineEnds
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from annotations.wording import counted, shortened

_LOOSE = "joins a span that is not taken."
_NAMELESS = "has no label."


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A span that the text has no place for, where it was, and why in a sentence."""

    where: str
    words: str
    label: str
    why: str

    def line(self) -> str:
        """Name it for a person."""
        return f"{self.where}: “{shortened(self.words)}” ({self.label}) {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An article with the spans that fit, those that do not, and where it comes from.

    ``better`` is another unit, in which all of them would fit.
    """

    found: FoundArticle
    annotated: AnnotatedArticle
    misfits: tuple[Misfit, ...] = ()
    better: Unit | None = None


def settled(found: FoundArticle, *, unit: Unit | None = None) -> Settled:
    """Hold spans against their text; a ``unit`` given is taken for granted.

    Otherwise it is the format's own, or what older files of it have. If spans do not
    fit in that and all of them do in another, none is taken: whoever asked has to say
    which it is.

    Raises:
        ValueError: there is no text.
    """
    if found.checked is not None:
        return _checked(found, found.checked)
    if found.text is None:
        raise ValueError(found.where)
    text = LineEnds.of(found.text).text
    first = _attempt(found, text, unit or found.unit)
    if unit is not None or first.is_plausible:
        return first.settled_by_offsets() if found.goes_by_offsets else first.settled()
    for other in _others(found):
        attempt = _attempt(found, text, other)
        if attempt.is_plausible and attempt.explains_more_than(first):
            is_known = other is found.older_unit
            return attempt.settled() if is_known else first.withheld(other)
    return first.settled_by_offsets() if found.goes_by_offsets else first.settled()


def _others(found: FoundArticle) -> list[Unit]:
    """List what else offsets may count, first what older files have.

    Hardly any tool counts graphemes, and without words to hold offsets against, those
    of some scripts would often seem to.
    """
    is_seen = found.may_count_graphemes or any(one.words for one in found.spans)
    others = [
        one
        for one in Unit
        if one is not found.unit and (is_seen or one is not Unit.GRAPHEMES)
    ]
    return sorted(others, key=lambda one: one is not found.older_unit)


def _checked(found: FoundArticle, annotated: AnnotatedArticle) -> Settled:
    """Leave out what has no label, or joins what is not there."""
    nameless = [one for one in annotated.spans if not one.label.strip()]
    if not nameless and not annotated.relations:
        return Settled(found=found, annotated=annotated)
    spans = tuple(one for one in annotated.spans if one.label.strip())
    kept = {one.id for one in spans}
    parted: dict[bool, list[Relation]] = {True: [], False: []}
    for joined in annotated.relations:
        parted[{joined.head, joined.child} <= kept].append(joined)
    text = annotated.article.text
    misfits = (
        *(_misfit(found, one.words(text), "", _NAMELESS) for one in nameless),
        *(_loose(found, one.label, one.head, one.child) for one in parted[False]),
    )
    made = replace(annotated, spans=spans, relations=tuple(parted[True]))
    return Settled(found=found, annotated=made, misfits=misfits)


@dataclass(frozen=True, slots=True)
class _Attempt:
    found: FoundArticle
    text: str
    unit: Unit
    spans: tuple[AnnotatedSpan, ...]
    misfits: tuple[Misfit, ...]
    is_doubtful: bool

    @property
    def is_plausible(self) -> bool:
        return not self.misfits and not self.is_doubtful

    def explains_more_than(self, first: "_Attempt") -> bool:
        """Tell whether it is not by mere chance that nothing speaks against it.

        Where spaces and letters do not show that a span is wrong, it still should not
        begin and end with fewer words; in graphemes, which are rare, with more.
        """
        if self.unit is Unit.GRAPHEMES:
            return self.edges > first.edges
        return bool(first.misfits) or self.edges >= first.edges

    @property
    def edges(self) -> int:
        """Count the ends of spans at which words begin or end."""
        return sum(edges(one.span, self.text) for one in self.spans)

    def settled(self) -> Settled:
        kept = {one.id for one in self.spans}
        whole = [one for one in self.found.relations if {one.head, one.child} <= kept]
        relations = tuple(Relation(one.label, one.head, one.child) for one in whole)
        loose = tuple(
            _loose(self.found, one.label, one.head, one.child)
            for one in self.found.relations
            if not {one.head, one.child} <= kept
        )
        return self._with(self.spans, relations, (*self.misfits, *loose))

    def settled_by_offsets(self) -> Settled:
        """Take what stands at the offsets, and say where the file has other words."""
        if not self.misfits:
            return self.settled()
        at = positions(self.found.text or "", self.unit)
        spans, told = [], list(self.found.left_aside)
        for one in self.found.spans:
            bare = replace(one, words=None)
            why = _placed(one, self.text, at)
            if isinstance(why, str) and not isinstance(
                _placed(bare, self.text, at), str
            ):
                line = _misfit(self.found, _said(one), one.label, why).line()
                told.append(f"{line} It was taken by its offsets.")
                spans.append(bare)
            else:
                spans.append(one)
        found = replace(self.found, spans=tuple(spans), left_aside=tuple(told))
        return _attempt(found, self.text, self.unit).settled()

    def withheld(self, better: Unit) -> Settled:
        why = f"would fit if its offsets were counted in {better.said}"
        held = tuple(
            _misfit(self.found, _said(one), one.label, f"{why}.")
            for one in self.found.spans
        )
        return replace(self._with((), (), held), better=better)

    def _with(
        self,
        spans: tuple[AnnotatedSpan, ...],
        relations: tuple[Relation, ...],
        misfits: tuple[Misfit, ...],
    ) -> Settled:
        found = self.found
        zones = tuple(one for one in found.zones if one.span.end <= len(self.text))
        if (gone := len(found.zones) - len(zones)) > 0:
            told = f"{counted(gone, 'zone').capitalize()} beyond the end of the text."
            found = replace(found, left_aside=(*found.left_aside, told))
        annotated = AnnotatedArticle(
            article=Article(text=self.text, news=found.news, zones=zones),
            review=found.review,
            flag=found.flag,
            spans=spans,
            relations=relations,
        )
        return Settled(found=found, annotated=annotated, misfits=misfits)


def _attempt(found: FoundArticle, text: str, unit: Unit) -> _Attempt:
    at = positions(found.text or "", unit)
    spans: list[AnnotatedSpan] = []
    misfits: list[Misfit] = []
    for one in found.spans:
        made = _placed(one, text, at)
        if isinstance(made, str):
            misfits.append(_misfit(found, _said(one), one.label, made))
        else:
            spans.append(made)
    is_quoted = any(one.words is not None for one in found.spans)
    # Where all is ASCII and every line ends alike, all units are the same.
    is_plain = is_quoted or (text == found.text and text.isascii())
    # What Copydesk wrote is in the unit of the format, however odd the spans.
    is_sure = is_plain or (found.is_whole and unit is found.unit)
    doubtful = not is_sure and any(cuts_word(made.span, text) for made in spans)
    ordered = sorted(spans, key=lambda one: (one.span.start, -one.span.end))
    return _Attempt(found, text, unit, tuple(ordered), tuple(misfits), doubtful)


def _placed(one: FoundSpan, text: str, at: Positions) -> AnnotatedSpan | str:
    """Make a span of what was found, or say why not."""
    parts = one.parts or ((one.start, one.end),)
    made: list[Span] = []
    for start, end in parts:
        first, behind = at(start), at(end)
        if first is None or behind is None:
            return "lies outside the text, or begins inside a character."
        if first >= behind:
            return "covers no text."
        made.append(Span(first, behind))
    if not one.label.strip():
        return _NAMELESS
    shown = " ".join(part.of(text) for part in made)
    if one.words is not None and not _same(shown, one.words):
        return f"is not what stands there: “{shortened(shown)}”."
    return _annotated(one, made)


def _same(shown: str, said: str) -> bool:
    """Compare words, whatever was made of their white space and case on the way."""
    return shown == said or _plain(shown) == _plain(said)


def _plain(words: str) -> str:
    return "".join(words.split()).casefold()


def _annotated(one: FoundSpan, made: list[Span]) -> AnnotatedSpan:
    span = Span(min(p.start for p in made), max(p.end for p in made))
    return AnnotatedSpan(
        id=one.id,
        span=span,
        label=one.label,
        state=one.state,
        suggestion=one.suggestion or _scored(one, span),
        pipeline=one.pipeline,
        annotator=one.annotator,
        note=one.note,
        decided_at=one.decided_at,
        parts=tuple(made) if len(made) > 1 else (),
        values=one.values,
    )


def _misfit(found: FoundArticle, words: str, label: str, why: str) -> Misfit:
    return Misfit(where=found.where, words=words, label=label, why=why)


def _loose(found: FoundArticle, label: str, head: str, child: str) -> Misfit:
    return _misfit(found, f"{head} and {child}", label, _LOOSE)


def _scored(one: FoundSpan, span: Span) -> Suggestion | None:
    if one.score is None:
        return None
    return suggested(span, one.label, score=one.score)


def suggested(span: Span, label: str, *, score: float | None = None) -> Suggestion:
    """Make the suggestion that a span alone tells of."""
    return Suggestion(
        id=SuggestionId(0), run_id=RunId(0), span=span, label=label, score=score
    )


def _said(one: FoundSpan) -> str:
    return f"{one.start}-{one.end}" if one.words is None else one.words
