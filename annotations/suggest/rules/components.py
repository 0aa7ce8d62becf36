"""The part of the built-in pipeline that sets entities."""

from typing import Any

from annotations.suggest.rules.hints import hints


def mark(doc: Any) -> Any:
    """Set the entities that the rules find, each with its rule as ``ent_id_``."""
    from spacy.tokens import Span

    doc.set_ents(
        [Span(doc, at, end, label, span_id=rule) for at, end, label, rule in hints(doc)]
    )
    return doc
