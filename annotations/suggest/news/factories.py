"""The parts under the names that spaCy knows them by: its entry points lead here."""

import re
from collections.abc import Callable
from typing import Any

from annotations.suggest.news.consistency import Consistency
from annotations.suggest.news.hints import give_hints
from annotations.suggest.news.network import news_tagger, news_tok2vec
from annotations.suggest.news.recogniser import NewsRecogniser

_MARK = r"[^\w\s]|_"


def tokenizer() -> Callable[[Any], Any]:
    """Make the tokenizer that the rules need: it cuts at every punctuation mark."""

    def cutting(nlp: Any) -> Any:
        from spacy.tokenizer import Tokenizer

        return Tokenizer(
            nlp.vocab,
            prefix_search=re.compile(f"^(?:{_MARK})").search,
            infix_finditer=re.compile(_MARK).finditer,
        )

    return cutting


def hinting(nlp: Any, name: str) -> Callable[[Any], Any]:
    """Make the part that lets the rules look at a text."""
    del nlp, name
    return give_hints


def recogniser(nlp: Any, name: str, model: Any) -> NewsRecogniser:
    """Make the part that finds the entities."""
    del nlp
    return NewsRecogniser(model, name)


def consistency(nlp: Any, name: str) -> Consistency:
    """Make the part that settles what the entities are."""
    del nlp, name
    return Consistency()


def register() -> None:
    """Make the parts known to spaCy, where its entry points did not."""
    from spacy.language import Language
    from spacy.util import registry

    sets = ["doc.ents"]
    Language.factory("copydesk_hints", func=hinting)
    Language.factory("copydesk_ner", assigns=sets, func=recogniser)
    Language.factory(
        "copydesk_consistency",
        assigns=sets,
        requires=sets,
        func=consistency,
    )
    registry.tokenizers.register("copydesk.Tokenizer.v1", func=tokenizer)
    registry.architectures.register("copydesk.Tok2Vec.v1", func=news_tok2vec)
    registry.architectures.register("copydesk.Tagger.v1", func=news_tagger)


register()
