"""Putting the built-in pipeline together."""

import re
from hashlib import sha256
from typing import Any

from annotations.suggest.rules import NAME, VERSION
from annotations.suggest.rules.components import mark
from annotations.suggest.rules.gazetteer import gazetteer
from annotations.suggest.rules.lists import sources

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_FIRST = re.compile(rf"^(?:{_PUNCTUATION.pattern})")


def build() -> Any:
    """Build the pipeline, a ``spacy.Language``; it takes about a second."""
    import spacy
    from spacy.language import Language

    Language.component("copydesk_mark", assigns=["doc.ents"], func=mark)
    nlp = spacy.blank("en", meta={"name": NAME, "version": VERSION})
    nlp.tokenizer = fine_tokenizer(nlp)
    nlp.add_pipe("copydesk_mark")
    nlp("A first text readies the rules.")
    return nlp


def digest() -> str:
    """Hash the rules, the word lists, and what pycountry and Babel add to them."""
    total = sha256()
    for source in sources():
        total.update(sha256(source.encode()).digest())
    for known in gazetteer():
        total.update("\n".join((*known[:2], *sorted(known.names))).encode())
    return total.hexdigest()


def fine_tokenizer(nlp: Any) -> Any:
    """Cut at every punctuation mark, so that any rule's span falls between tokens.

    spaCy's English tokenizer keeps ``U.S.-based`` and the dot of ``$3m.`` in one token.
    """
    tokenizer = type(nlp.tokenizer)
    return tokenizer(
        nlp.vocab,
        prefix_search=_FIRST.search,
        infix_finditer=_PUNCTUATION.finditer,
    )
