"""Formats in the order in which somebody looks for one."""

from collections.abc import Iterable

from annotations.exchange.format import Format

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Copydesk", ("jsonl",)),
    (
        "For training",
        (
            "spacy",
            "spacy-json",
            "spacy-tuples",
            "conll2003",
            "iob",
            "conllu",
            "hf-jsonl",
            "hf-parquet",
            "gliner",
        ),
    ),
    (
        "Annotation tools",
        (
            "prodigy",
            "doccano",
            "doccano-relations",
            "label-studio",
            "argilla",
            "brat",
            "webanno-tsv",
            "uima-xmi",
            "uima-json",
            "gate-xml",
            "bdoc",
            "tecoholic",
            "yedda",
            "medtator",
        ),
    ),
    (
        "Standards",
        ("web-annotation", "tei", "bioc", "bioc-json", "pubtator", "pubannotation"),
    ),
    ("Services", ("ground-truth", "comprehend", "vertex", "azure", "rasa")),
    ("Tables", ("csv", "excel")),
)
"""Names of formats under the headings of lists."""

_OTHERS = "Others"


def grouped(formats: Iterable[Format]) -> list[tuple[str, list[Format]]]:
    """Put formats under headings; what no heading knows comes last."""
    left = {one.name: one for one in formats}
    found = [
        (title, [left.pop(name) for name in names if name in left])
        for title, names in GROUPS
    ]
    found.append((_OTHERS, list(left.values())))
    return [(title, some) for title, some in found if some]
