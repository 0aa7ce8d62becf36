"""The types of UIMA that Copydesk writes: those of DKPro, which INCEpTION knows."""

from functools import cache
from typing import Any

from annotations.formats.parts.extra import need
from annotations.formats.uima.layers import (
    FIELD,
    METADATA,
    NAMED_ENTITY,
    RELATION,
    SENTENCE,
    TOKEN,
)

_STRING = "uima.cas.String"
_ANNOTATION = "uima.tcas.Annotation"


@cache
def type_system() -> Any:
    """Make the type system once; it takes longer than many an article.

    Raises:
        CopydeskError: dkpro-cassis is not installed.
    """
    made = need("cassis", "uima").TypeSystem()
    _add(made, NAMED_ENTITY, _ANNOTATION, "value", "identifier")
    _add(made, SENTENCE, _ANNOTATION, "id")
    _add(made, TOKEN, _ANNOTATION)
    _add(made, RELATION, _ANNOTATION, "label")
    for end in ("Governor", "Dependent"):
        made.create_feature(RELATION, end, _ANNOTATION)
    document = "uima.tcas.DocumentAnnotation"
    _add(made, METADATA, document, "documentTitle", "documentId")
    _add(made, FIELD, _ANNOTATION, "key", "value")
    return made


def _add(made: Any, name: str, parent: str, *features: str) -> None:
    made.create_type(name, supertypeName=parent)
    for feature in features:
        made.create_feature(name, feature, _STRING)
