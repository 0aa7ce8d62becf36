"""An article as a CAS of UIMA, made with dkpro-cassis.

Standing spans are named entities of DKPro. What else is known stands in its fields of
metadata, at the places of the spans, as INCEpTION refuses types and features that it
does not know; so do spans that nobody is to take for entities. cassis counts code
points on our side, and UTF-16 units in the file.
"""

from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.exchange.text import as_json
from annotations.formats.parts.extra import need
from annotations.formats.parts.extras import KEY, article_extras, span_extras
from annotations.formats.parts.sentences import sentences, words
from annotations.formats.uima.layers import (
    FIELD,
    METADATA,
    NAMED_ENTITY,
    RELATION,
    SENTENCE,
    TOKEN,
)
from annotations.formats.uima.types import type_system
from annotations.offsets import Utf16Map
from annotations.selection import GOOD_STATES
from annotations.span import Span

ARTICLE_KEY = f"{KEY}.article"
SPAN_KEY = f"{KEY}.span"

LONGEST = 4_000_000
"""How many characters cassis, which keeps several objects for each, has room for."""

MOST_WORDS = 500_000
"""How many words and marks are written and proven within two minutes or so.

cassis takes structures from the front of a list, so that twice as many take up to four
times as long.
"""

_IDENTIFIER = "identifier"


def cas_of(annotated: AnnotatedArticle) -> Any:
    """Make a ``cassis.Cas`` of an article.

    Raises:
        CopydeskError: dkpro-cassis is not installed, or the text is too long for it.
    """
    text = annotated.article.text
    _refuse(len(text), LONGEST, "characters")
    tokens = words(text)
    _refuse(len(tokens), MOST_WORDS, "words and marks")
    cas = need("cassis", "uima").Cas(type_system(), sofa_string=text)
    _add_document(cas, annotated)
    _add_segments(cas, annotated, tokens)
    _add_relations(cas, annotated, _add_spans(cas, annotated))
    return cas


def _refuse(count: int, most: int, what: str) -> None:
    if count > most:
        raise CopydeskError(
            f"An article has {count:,} {what}, and UIMA files of more than {most:,} "
            "take too long to write; export it in another format."
        )


def _add_document(cas: Any, annotated: AnnotatedArticle) -> None:
    article = annotated.article
    document, field = map(cas.typesystem.get_type, (METADATA, FIELD))
    place = {"begin": 0, "end": len(article.text)}
    said = document(
        **place,
        language=article.news.language or "x-unspecified",
        documentTitle=article.title,
        documentId=article.key,
    )
    value = as_json(article_extras(annotated))
    cas.add_all([said, field(**place, key=ARTICLE_KEY, value=value)])


def _add_segments(cas: Any, annotated: AnnotatedArticle, tokens: list[Span]) -> None:
    sentence, token = map(cas.typesystem.get_type, (SENTENCE, TOKEN))
    spans = [one.span for one in annotated.spans]
    for group in sentences(annotated.article.text, tokens, spans):
        cas.add(sentence(begin=group[0].start, end=group[-1].end))
        cas.add_all(token(begin=one.start, end=one.end) for one in group)


def _add_spans(cas: Any, annotated: AnnotatedArticle) -> dict[str, Any]:
    """Add spans, and give what stands for each, by their ids."""
    entity, field = map(cas.typesystem.get_type, (NAMED_ENTITY, FIELD))
    units = Utf16Map.of(annotated.article.text)
    made = {}
    for one in annotated.spans:
        place = {"begin": one.span.start, "end": one.span.end}
        value = as_json({"label": one.label, **_extras(one, units)})
        noted = made[one.id] = field(**place, key=SPAN_KEY, value=value)
        if one.state in GOOD_STATES:
            made[one.id] = entity(**place, value=one.label, identifier=_native(one))
            cas.add(made[one.id])
        cas.add(noted)
    return made


def _add_relations(cas: Any, annotated: AnnotatedArticle, made: dict[str, Any]) -> None:
    relation = cas.typesystem.get_type(RELATION)
    for one in annotated.relations:
        head, child = made[one.head], made[one.child]
        ends = {"Governor": head, "Dependent": child, "label": one.label}
        cas.add(relation(begin=child.begin, end=child.end, **ends))


def _extras(one: AnnotatedSpan, units: Utf16Map) -> dict[str, object]:
    extras = span_extras(one, units.to_units)
    if one.values == {_IDENTIFIER: _native(one)} and one.state in GOOD_STATES:
        del extras["values"]
    return extras


def _native(one: AnnotatedSpan) -> str | None:
    """Give the value that named entities have a place for."""
    identifier = one.values.get(_IDENTIFIER, "")
    return identifier if identifier.strip() else None
