"""Run every benchmark of speed and print its figures, in milliseconds.

What a review costs in keys and clicks needs gold: ``python -m benchmarks.actions``.

``bare`` is the least any program could do, timed in turns with ours: machines differ
and are busy with other things, so the ratio says more than the milliseconds.
"""

import sys

from benchmarks import (
    articles,
    export_conll,
    export_formats,
    export_jsonl,
    export_spacy,
    export_uima,
    import_formats,
    keys,
    lists,
    long,
    memory,
    propagate,
    startup,
    suggest_bulk,
    suggest_keys,
    suggest_memory,
    suggest_speed,
)
from benchmarks.figures import show

_PARTS = (
    ("From a key press to disk and screen (bare: a row and a plain text)", keys),
    ("From article to article (bare: a plain text)", articles),
    ("5,000 spans in one article", long),
    ("Memory of 50,000 words (bare: memory off)", memory),
    ("100,000 articles", lists),
    (
        "A decision repeated over 10,000 articles (bare: str.find in every text; rows)",
        propagate,
    ),
    (
        "Keys while a job suggests beside the window (bare: while none does)",
        suggest_keys,
    ),
)
_EXPORTING = (export_jsonl, export_conll, export_spacy, export_uima)
_SUGGESTING = (suggest_speed, suggest_bulk, suggest_memory)


def main() -> int:
    """Print everything; the exit code is 1 if starting the window imports spaCy."""
    for title, part in _PARTS:
        print(f"\n{title}", flush=True)
        show(part.measure())
    print("\nSuggesting (bare: spaCy's plain CNN; spaCy's own pipe)", flush=True)
    for suggesting in _SUGGESTING:
        print(suggesting.measure().sentence(), flush=True)
    bare = "json.dumps of rows; spaCy alone, unproven; dkpro-cassis alone, unproven"
    print(f"\nExporting (bare: {bare})", flush=True)
    for exporting in _EXPORTING:
        print(exporting.measure().sentence(), flush=True)
    print("\nExporting 300 articles, and reading them again", flush=True)
    for row in export_formats.measure():
        print(row, flush=True)
    print("\nImporting (bare: executemany of the same rows)", flush=True)
    for line in import_formats.measure():
        print(line, flush=True)
    print("\nStarting, 1,000 articles (bare: an empty window)", flush=True)
    return startup.main()


if __name__ == "__main__":
    sys.exit(main())
