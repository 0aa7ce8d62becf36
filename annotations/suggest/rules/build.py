"""Putting the built-in pipeline together."""

import re
from hashlib import sha256
from typing import Any

from annotations.suggest.rules import NAME, VERSION
from annotations.suggest.rules.components import (
    make_gazetteer,
    make_patterns,
    mark_people,
    settle,
)
from annotations.suggest.rules.gazetteer import gazetteer
from annotations.suggest.rules.lists import sources

_PUNCTUATION = re.compile(r"[^\w\s]|_")


def build() -> Any:
    """Build the pipeline, a ``spacy.Language``; it takes about a second."""
    import spacy
    from spacy.language import Language

    Language.factory("copydesk_gazetteer", func=make_gazetteer)
    Language.factory("copydesk_patterns", func=make_patterns)
    Language.component("copydesk_people", func=mark_people)
    Language.component("copydesk_settle", assigns=["doc.ents"], func=settle)
    nlp = spacy.blank("en", meta={"name": NAME, "version": VERSION})
    nlp.tokenizer = _fine_tokenizer(nlp)
    for name in ("gazetteer", "patterns", "people", "settle"):
        nlp.add_pipe(f"copydesk_{name}")
    return nlp


def digest() -> str:
    """Hash the rules, the word lists, and what pycountry and Babel add to them."""
    total = sha256()
    for source in sources():
        total.update(sha256(source.encode()).digest())
    for known in gazetteer():
        total.update("\n".join((*known[:2], *sorted(known.names))).encode())
    return total.hexdigest()


def _fine_tokenizer(nlp: Any) -> Any:
    """Cut at every punctuation mark, so that any rule's span falls between tokens.

    spaCy's English tokenizer keeps ``U.S.-based`` and the dot of ``$3m.`` in one token.
    """
    tokenizer = type(nlp.tokenizer)
    return tokenizer(
        nlp.vocab,
        prefix_search=_PUNCTUATION.match,
        infix_finditer=_PUNCTUATION.finditer,
    )
