import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.exchange.losses import Loss, LossCount, LossTally
from annotations.exchange.summary import ExportSummary

LOSS = Loss(
    article="Headline",
    words="Cook",
    label="ORG",
    state="added",
    why="overlapped",
    is_left_out=True,
)
NOTE = replace(LOSS, why="notes", is_left_out=False)


def counted(*losses: Loss) -> tuple[LossCount, ...]:
    tally = LossTally()
    tally.add(losses)
    return tally.counts()


SUMMARY = ExportSummary(
    files=(Path("/data/out.jsonl"),),
    articles=5,
    spans=1231,
    by_state={"confirmed": 1200, "added": 31},
)


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (SUMMARY, "5 articles with 1,231 spans written to out.jsonl."),
        (
            replace(SUMMARY, articles=1, spans=1, losses=counted(LOSS)),
            "1 article with 1 span written to out.jsonl; 1 span could not be carried.",
        ),
        (
            replace(SUMMARY, files=(), losses=counted(NOTE)),
            "5 articles with 1,231 spans would be written.",
        ),
        (
            replace(SUMMARY, files=tuple(map(Path, "abc"))),
            "5 articles with 1,231 spans written to a, b and c.",
        ),
    ],
)
def test_an_export_is_summed_up_in_a_sentence(
    summary: ExportSummary, sentence: str
) -> None:
    assert summary.sentence() == sentence


def test_losses_are_listed_by_reason() -> None:
    many = counted(NOTE, *[LOSS] * 12, replace(LOSS, why="pending"))

    lines = replace(SUMMARY, losses=many).lines()

    assert lines[1] == "1,200 confirmed, 31 added."
    assert lines[2:4] == [
        "12 spans left out (overlapped):",
        "  “Cook” (ORG) in “Headline”",
    ]
    assert lines[-5:] == [
        "  and 2 more",
        "1 span left out (pending):",
        "  “Cook” (ORG) in “Headline”",
        "1 span loses notes:",
        "  “Cook” (ORG) in “Headline”",
    ]


def test_machines_get_plain_values() -> None:
    plain = json.loads(json.dumps(replace(SUMMARY, losses=counted(LOSS)).as_dict()))

    assert plain["files"] == ["/data/out.jsonl"]
    assert plain["by_state"] == {"confirmed": 1200, "added": 31}
    assert plain["losses"][0]["examples"][0]["words"] == "Cook"
