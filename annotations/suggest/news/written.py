"""How mentions stand in a spaCy doc: as entities, their probabilities beside them."""

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from annotations.suggest.news.mention import Mention
from annotations.suggest.reading import SCORES

_OTHERS = "copydesk_others"  # kept as plain tuples, which spaCy can serialise


def set_mentions(doc: Any, mentions: Iterable[Mention]) -> None:
    """Make mentions the doc's entities; the rule that found one is its span's id."""
    from spacy.tokens import Span

    kept = list(mentions)
    doc.set_ents(
        [Span(doc, m.start, m.end, label=m.label, span_id=m.rule) for m in kept]
    )
    doc.user_data[SCORES] = [m.score for m in kept]


def set_candidates(doc: Any, candidates: Iterable[Mention]) -> None:
    """Make the best path's mentions the entities, and keep the others beside them."""
    every = list(candidates)
    set_mentions(doc, [one for one in every if one.best])
    doc.user_data[_OTHERS] = [astuple(one) for one in every if not one.best]


def candidates_of(doc: Any) -> list[Mention]:
    """Take all that may be entities from a doc."""
    others = doc.user_data.pop(_OTHERS, ())
    return [*mentions_of(doc), *(Mention(*one) for one in others)]


def mentions_of(doc: Any) -> list[Mention]:
    """Return the doc's entities as mentions."""
    return [
        Mention(ent.start, ent.end, ent.label_, score, ent.id_)
        for ent, score in zip(doc.ents, doc.user_data[SCORES], strict=True)
    ]
