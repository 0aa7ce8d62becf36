"""Which elements of TEI are entities, and of which kind."""

TEI = "http://www.tei-c.org/ns/1.0"
"""The namespace of TEI P5."""

_ELEMENTS = {
    "persName": ("PERSON", "PER"),
    "placeName": ("GPE", "LOC", "FAC", "PLACE"),
    "orgName": ("ORG",),
    "date": ("DATE",),
    "time": ("TIME",),
    "num": ("CARDINAL", "ORDINAL", "PERCENT"),
    "measure": ("MONEY", "QUANTITY"),
    "name": ("NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"),
}
_FOR_LABELS = {label: tag for tag, labels in _ELEMENTS.items() for label in labels}
_KINDS = {
    **{tag: labels[0] for tag, labels in _ELEMENTS.items() if tag != "name"},
    "geogName": "LOC",
    **dict.fromkeys(("settlement", "country", "region", "district", "bloc"), "GPE"),
    "objectName": "PRODUCT",
    "eventName": "EVENT",
}
_LOOSE = frozenset({"name", "rs"})
# Inside a place's name these are its parts.
_PARTS = frozenset({"settlement", "country", "region", "district", "bloc", "geogName"})


def element_for(label: str) -> str:
    """Choose the element that says most of what a label does."""
    return _FOR_LABELS.get(label.upper(), "rs")


def label_of(tag: str, kind: str, *, within: str) -> str:
    """Give the label of an element by its name and type, or nothing if it has none.

    ``within`` is the name of the element around it.
    """
    if tag in _PARTS and within == "placeName":
        return ""
    if tag in _LOOSE or (tag in _KINDS and kind in _FOR_LABELS):
        return kind or tag
    return _KINDS.get(tag, "")
