"""What the columns of a table are, whoever headed them."""

from collections.abc import Mapping, Sequence

from annotations.formats.tables.table import DOC, KNOWN, TEXT

# How others head these columns, in small letters and digits alone.
_ALSO: Mapping[str, str] = {
    **dict.fromkeys(("documentid", "articleid", "document", "article"), DOC),
    **dict.fromkeys(("doc", "docid", "docname", "documentname", "docno"), DOC),
    **dict.fromkeys(("file", "filename", "sourcefile", "noteid", "reportid"), DOC),
    **dict.fromkeys(("recordid", "textid", "sentenceid", "sentid", "pmid"), DOC),
    **dict.fromkeys(("articletext", "documenttext", "doctext", "fulltext"), TEXT),
    **dict.fromkeys(("content", "rawtext", "sentence", "sentencetext"), TEXT),
    **dict.fromkeys(("passage", "body"), TEXT),
    **dict.fromkeys(("begin", "startoffset", "startchar", "charstart"), "start"),
    **dict.fromkeys(("startindex", "startidx", "startpos", "spanstart"), "start"),
    **dict.fromkeys(("startposition", "beginoffset", "beginchar"), "start"),
    **dict.fromkeys(("offsetstart", "entitystart", "beginindex"), "start"),
    **dict.fromkeys(("stop", "endoffset", "endchar", "charend", "endindex"), "end"),
    **dict.fromkeys(("endidx", "endpos", "spanend", "endposition"), "end"),
    **dict.fromkeys(("offsetend", "entityend", "stopoffset"), "end"),
    **dict.fromkeys(("entitytype", "type", "tag", "entitylabel", "enttype"), "label"),
    **dict.fromkeys(("labelname", "category", "class", "nertag", "ner"), "label"),
    **dict.fromkeys(("nerlabel", "entitygroup", "semantictype"), "label"),
    **dict.fromkeys(("words", "mention", "surface", "span", "spantext"), "text"),
    **dict.fromkeys(("entitytext", "mentiontext", "surfaceform", "phrase"), "text"),
    **dict.fromkeys(("coveredtext", "quote", "word", "term", "match"), "text"),
    **dict.fromkeys(("state", "decision"), "status"),
    **dict.fromkeys(("confidence", "probability", "prob"), "score"),
    **dict.fromkeys(("annotatorid", "annotatorname", "annotatedby"), "annotator"),
    **dict.fromkeys(("notes", "comment", "comments"), "note"),
    "spanid": "span_id",
}
# What means one thing where nothing else does, and another where something does.
_EITHER = {"entity": ("label", "text"), "id": (DOC, "span_id")}


def headed(header: Sequence[str]) -> list[str]:
    """Name columns as Copydesk does, as far as it knows them, each name once."""
    plain = ["_".join(one.strip().lower().split()) for one in header]
    taken = KNOWN & {*plain}
    names = [*header]
    for number, one in enumerate(plain):
        name = one if one in KNOWN else _ALSO.get(bare(one), "")
        if name and (one == name or name not in taken):
            names[number] = name
            taken |= {name}
    for number, one in enumerate(plain):
        free = [name for name in _EITHER.get(one, ()) if name not in taken]
        if one == "id" and TEXT in taken:
            # Articles need no name to be told apart then.
            free.reverse()
        if free:
            names[number] = free[0]
            taken |= {free[0]}
    return names


def told_apart(names: Sequence[str], cells: Sequence[str]) -> list[str]:
    """See by a row whether what is headed as words is the whole text.

    It is if it goes beyond the end of the span, of which it then has more than enough.
    """
    row = dict(zip(names, cells, strict=False))
    # Numbers of a workbook may have a fraction, of nought.
    start, end = (_whole(row.get(name, "")) for name in ("start", "end"))
    if TEXT in names or not (start.isdecimal() and end.isdecimal()):
        return [*names]
    length, words = int(end) - int(start), row.get("text", "")
    is_whole = len(words) >= int(end) and len(words) > length + 1
    if not is_whole:
        return [*names]
    # Another column may have the words then.
    return headed([TEXT if one == "text" else one for one in names])


def _whole(number: str) -> str:
    return number.replace(",", ".").partition(".")[0]


def bare(heading: str) -> str:
    """Leave its letters and digits."""
    return "".join(char for char in heading if char.isalnum())
