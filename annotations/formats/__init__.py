"""Exchange formats: each one file, and one line in FORMATS."""

from annotations.errors import CopydeskError
from annotations.exchange.format import Format
from annotations.formats.argilla.argilla import ARGILLA
from annotations.formats.bioc.bioc_json import BIOC_JSON
from annotations.formats.bioc.bioc_xml import BIOC_XML
from annotations.formats.bioc.pubtator import PUBTATOR
from annotations.formats.brat.brat import BRAT
from annotations.formats.cloud.azure import AZURE
from annotations.formats.cloud.comprehend import COMPREHEND
from annotations.formats.cloud.ground_truth import GROUND_TRUTH
from annotations.formats.cloud.vertex import VERTEX
from annotations.formats.conllu.conllu import CONLLU
from annotations.formats.doccano.doccano import DOCCANO, DOCCANO_RELATIONS
from annotations.formats.gate.bdoc import BDOC
from annotations.formats.gate.gate_xml import GATE_XML
from annotations.formats.hugging_face.lines import HUGGING_FACE
from annotations.formats.hugging_face.parquet import HUGGING_FACE_PARQUET
from annotations.formats.jsonl import JSONL
from annotations.formats.label_studio.label_studio import LABEL_STUDIO
from annotations.formats.medtator.medtator import MEDTATOR
from annotations.formats.prodigy.prodigy import PRODIGY
from annotations.formats.pubannotation import PUBANNOTATION
from annotations.formats.rasa import RASA
from annotations.formats.spacy_data.docbin import DOCBIN
from annotations.formats.spacy_data.training import SPACY_JSON
from annotations.formats.tables.csv_spans import CSV
from annotations.formats.tables.excel import EXCEL
from annotations.formats.tecoholic import TECOHOLIC
from annotations.formats.tei.tei import TEI_XML
from annotations.formats.tokens.conll2003 import CONLL2003
from annotations.formats.tokens.gliner import GLINER
from annotations.formats.tokens.iob import IOB
from annotations.formats.uima.cas_json import UIMA_JSON
from annotations.formats.uima.xmi import UIMA_XMI
from annotations.formats.web_annotation.web_annotation import WEB_ANNOTATION
from annotations.formats.webanno.tsv import WEBANNO_TSV
from annotations.formats.yedda import YEDDA

# Where several formats would know a file, the first of them has it.
FORMATS: tuple[Format, ...] = (
    JSONL,
    GATE_XML,
    BDOC,
    TEI_XML,
    BIOC_XML,
    BIOC_JSON,
    PUBTATOR,
    UIMA_XMI,
    UIMA_JSON,
    WEBANNO_TSV,
    BRAT,
    YEDDA,
    MEDTATOR,
    ARGILLA,
    HUGGING_FACE,
    HUGGING_FACE_PARQUET,
    PRODIGY,
    GLINER,
    SPACY_JSON,
    LABEL_STUDIO,
    TECOHOLIC,
    PUBANNOTATION,
    WEB_ANNOTATION,
    DOCCANO,
    DOCCANO_RELATIONS,
    DOCBIN,
    CONLLU,
    CONLL2003,
    IOB,
    GROUND_TRUTH,
    COMPREHEND,
    VERTEX,
    AZURE,
    RASA,
    CSV,
    EXCEL,
)  # fmt: skip

WRITTEN: tuple[Format, ...] = tuple(one for one in FORMATS if one.writer is not None)
"""The formats that Copydesk writes; a few it only reads."""


def format_named(name: str) -> Format:
    """Find a format.

    Raises:
        CopydeskError: there is none of that name.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in FORMATS)
    raise CopydeskError(f"There is no format “{name}”; choose one of {names}.")
