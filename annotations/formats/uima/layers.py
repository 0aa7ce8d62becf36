"""Layers of UIMA, as DKPro and INCEpTION name them, and what of them are spans."""

from collections.abc import Mapping
from enum import Enum, auto

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
NAMED_ENTITY = f"{_DKPRO}ner.type.NamedEntity"
TOKEN = f"{_DKPRO}segmentation.type.Token"
SENTENCE = f"{_DKPRO}segmentation.type.Sentence"
POS = f"{_DKPRO}lexmorph.type.pos.POS"
METADATA = f"{_DKPRO}metadata.type.DocumentMetaData"
FIELD = f"{_DKPRO}metadata.type.MetaDataStringField"
DOCUMENT = "uima.tcas.DocumentAnnotation"
"""What UIMA itself says of a text: its language."""
CUSTOM = "webanno.custom."
RELATION = f"{CUSTOM}EntityRelation"
"""The layer that Copydesk writes relations in."""

_GRAMMAR = (f"{_DKPRO}lexmorph.type.pos.", f"{_DKPRO}syntax.type.chunk.")
_STRUCTURE = (
    *(f"{_DKPRO}segmentation.", f"{_DKPRO}metadata.", f"{_DKPRO}lexmorph."),
    *(f"{_DKPRO}syntax.", f"{_DKPRO}structure.", DOCUMENT),
    # What INCEpTION knows of a document: whose it is, elements of HTML, XML and PDF.
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    *("org.dkpro.core.api.xml.", "org.dkpro.core.api.pdf."),
)
_PLAIN = frozenset({"Token", "Sentence", "Paragraph", "Lemma", "Stem", "Section"})
# The first that says something is the label.
_LABELS = (
    *("value", "label", "identifier", "PosValue", "chunkValue", "referenceType"),
    "DependencyType",
)


TELLING = frozenset({METADATA, FIELD, DOCUMENT})
"""Layers that tell something of the text as a whole."""


class Kind(Enum):
    """What the annotations of a layer are to us."""

    SPANS = auto()
    GRAMMAR = auto()
    """Parts of speech and the like, which are spans only where there are no others."""
    STRUCTURE = auto()


def kind_of(layer: str) -> Kind:
    """Tell what a layer holds, by its full name."""
    if layer.startswith(_GRAMMAR):
        return Kind.GRAMMAR
    if layer.startswith(_STRUCTURE) or short(layer) in _PLAIN:
        return Kind.STRUCTURE
    return Kind.SPANS


def short(layer: str) -> str:
    """Give a layer's name without its package."""
    return layer.rpartition(".")[2]


def label_of(layer: str, features: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Choose what of an annotation's features is its label; the rest goes with it.

    ``features`` are those that say something, in the layer's order. In layers that
    people make for themselves any may be the label; where none is, the layer's name.
    """
    said = {name: value for name, value in features.items() if value.strip()}
    names = [*_LABELS, *(said if layer.startswith(CUSTOM) else ())]
    chosen = next((name for name in names if name in said), None)
    rest = {name: value for name, value in features.items() if name != chosen}
    return (short(layer) if chosen is None else said[chosen]), rest
