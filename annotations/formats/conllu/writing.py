"""Writing CoNLL-U: what spaCy reads as ``name=``, everything as ``Entity=``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.boundaries import trimmed
from annotations.exchange.fitting import Fitted, and_then, hidden
from annotations.exchange.flat import without_overlaps
from annotations.exchange.losses import Loss, changed, left_out, of_article
from annotations.exchange.text import as_json
from annotations.exchange.traits import Trait
from annotations.formats.conllu.entities import OURS, brackets
from annotations.formats.conllu.text import BLANK, escaped, for_spacy, said_after
from annotations.formats.parts.aside import aside_of, standing
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.tokenising import Tokens, tokens_of
from annotations.formats.tokens.rows import tags_for
from annotations.formats.tokens.tagging import OUTSIDE
from annotations.span import Span

_KEY = 16
_HIDDEN = "a place in name=, though not in Entity= (overlaps, gaps)"
# What other programs than ours may take for the ends of lines.
_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def in_tokens(found: Fitted) -> Fitted:
    """Find the tokens, and trim the pieces of spans with gaps to them."""
    before = found.annotated
    spans, losses = list[AnnotatedSpan](), list[Loss]()
    for one in before.spans:
        made = _without_white_parts(before.article.text, one)
        if made is None:
            losses.append(left_out(before, one, "nothing but white space"))
            continue
        spans.append(made)
        if made != one:
            losses.append(changed(before, one, "white space at the ends of its pieces"))
    spans.sort(key=lambda one: (one.span.start, -one.span.end))
    ids = {one.id for one in spans}
    relations = [one for one in before.relations if {one.head, one.child} <= ids]
    gone = len(before.relations) - len(relations)
    losses += [of_article(before, Trait.RELATIONS.said)] * gone
    after = replace(before, spans=tuple(spans), relations=tuple(relations))
    pieces = [part for one in standing(after) for part in one.parts or (one.span,)]
    tokens = tokens_of(before.article.text, pieces)
    fitted = replace(and_then(found, after, *losses), payload=tokens)
    return hidden(fitted, for_names(after), _HIDDEN)


def for_names(annotated: AnnotatedArticle) -> list[AnnotatedSpan]:
    """Choose and relabel the spans that spaCy is to read."""
    whole = [
        replace(one, label=for_spacy(one.label))
        for one in standing(annotated)
        if not one.parts
    ]
    return without_overlaps(whole)[0]


def page(fitted: Fitted) -> bytes:
    """Write an article."""
    tokens = fitted.payload
    assert isinstance(tokens, Tokens)  # noqa: S101  `in_tokens` left them
    return "".join(_lines(fitted.annotated, tokens)).encode()


def _without_white_parts(text: str, one: AnnotatedSpan) -> AnnotatedSpan | None:
    if not one.parts:
        return one
    parts = sorted(filter(None, (trimmed(text, part) for part in one.parts)))
    if not parts:
        return None
    span = Span(parts[0].start, max(part.end for part in parts))
    return replace(one, span=span, parts=tuple(parts) if len(parts) > 1 else ())


@dataclass(frozen=True, slots=True)
class _Page:
    """What there is to be said of an article's tokens."""

    text: str
    tokens: Tokens
    names: Sequence[str]
    entities: dict[int, str]

    def sentence(self, first: int, behind: int) -> Iterator[str]:
        start, end = self.tokens.starts[first], self.tokens.ends[behind - 1]
        words = self.text[start:end]
        shown = "".join(" " if char.isspace() else char for char in words)
        yield f"# text = {shown}\n"
        for number, at in enumerate(range(first, behind), start=1):
            word = self.tokens.words[at]
            misc = "|".join(self._misc(at, is_last=at == behind - 1)) or "_"
            yield f"{number}\t{word}\t{_EMPTY}\t{misc}\n"
        yield "\n"

    def _misc(self, at: int, *, is_last: bool) -> Iterator[str]:
        if at in self.entities:
            yield f"Entity={self.entities[at]}"
        if (name := self.names[at]) != OUTSIDE:
            yield f"name={name}"
        starts, ends = self.tokens.starts, self.tokens.ends
        behind = starts[at + 1] if at + 1 < len(starts) else len(self.text)
        yield from said_after(self.text[ends[at] : behind], is_last=is_last)
        if at == 0 and starts[0]:
            yield f"SpacesBefore={escaped(self.text[: starts[0]])}"


_EMPTY = "\t".join("_" * 7)


def _lines(annotated: AnnotatedArticle, tokens: Tokens) -> Iterator[str]:
    key = annotated.article.sha256[:_KEY]
    yield f"# newdoc id = {key}\n"
    yield f"# global.Entity = {OURS}\n"
    yield f"# {KEY} = {as_json(aside_of(annotated)).translate(_ENDS)}\n"
    names = tags_for(tokens.starts, tokens.ends, for_names(annotated))
    entities = brackets(standing(annotated), tokens, key)
    made = _Page(annotated.article.text, tokens, names, entities)
    edges = (*tokens.firsts, len(tokens.starts))
    for number, first in enumerate(tokens.firsts, start=1):
        yield f"# sent_id = {key}-{number}\n"
        yield from made.sentence(first, edges[number])
    if not tokens.starts:
        yield from _blank(made.text, key)


def _blank(text: str, key: str) -> Iterator[str]:
    """Write an article without words: there must be a token in each sentence."""
    before = f"|SpacesBefore={escaped(text)}" if text else ""
    yield f"# sent_id = {key}-1\n"
    yield f"1\t_\t{_EMPTY}\t{BLANK}|SpaceAfter=No{before}\n\n"
