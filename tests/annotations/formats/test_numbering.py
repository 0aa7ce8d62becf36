import json
from pathlib import Path

from annotations.exchange.export import export
from annotations.formats import format_named
from annotations.formats.hugging_face.names import names_beside
from annotations.split import Split
from tests.annotations.formats import made

HALVES = Split.parse("train=0.5,test=0.5")


def test_numbers_mean_the_same_in_all_parts_of_a_split(tmp_path: Path) -> None:
    texts = [f"Ada met Byron, no. {number}." for number in range(6)]
    chosen = [
        made.article(made.span("Byron", label, text), text=text)
        for text, label in zip(texts, "ABCDEF", strict=True)
    ]

    list(export(chosen, format_named("hf-jsonl"), tmp_path / "out", split=HALVES))

    files = sorted(tmp_path.rglob("*.jsonl"))
    names = [names_beside(file)["ner_tags"] for file in files]
    assert len(files) == 2
    assert names[0] == names[1]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = row["spans"][0]["label"]
            assert names[0][row["ner_tags"][2]] == f"B-{label}"


def test_a_format_without_numbers_stays_as_it_is() -> None:
    jsonl = format_named("jsonl")

    assert jsonl.for_labels(["A"]) is jsonl
