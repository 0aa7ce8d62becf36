"""Files and lines that are no articles."""

import json
from pathlib import Path

import pytest

from tests.commandline import run, well
from tests.trouble import sentence


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "holds no text; check that it was saved whole"),
        ("blank.txt", b" \n\t\n", "holds no text"),
        ("empty.jsonl", b"", "holds no lines"),
        ("program.txt", bytes(range(256)) * 9, "not plain text; save"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "a picture, not plain text"),
        ("scan.txt", b"%PDF-1.7 ...", "a PDF, not plain text"),
        ("report.docx", b"PK\3\4", "Files of this kind cannot be read"),
        ("cut.txt", "\ufeffAda".encode("utf-16-le")[:-1], "breaks off or is damaged"),
        (
            "broken.txt",
            "Das Café öffnet früh für Gäste".encode() + b"\xff.",
            "broken characters, the first at byte",
        ),
        ("riddle.txt", bytes(range(0x80, 0x100)) * 3, "encoding of this text cannot"),
        ("no.jsonl", b"{text: 1}", "no.jsonl, line 1: The line is not JSON"),
        ("half.jsonl", b'{"text": "\\ud83d"}', "half a character"),
        ("nul.jsonl", b'{"text": "a", "title": "b\\u0000"}', "holds a NUL character"),
        ("none", None, "none: There is no such file; check its name"),
        ("none.txt", None, "none.txt: There is no such file; check its name"),
        ("folder", "folder", "The folder holds no files to read"),
    ],
)
def test_a_bad_source_is_refused_with_its_reason(
    press: Path, tmp_path: Path, name: str, content: bytes | str | None, words: str
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()

    said = run("import", press, path)

    assert "None of that could be imported" in sentence(said)
    assert said.out.startswith("No articles added, 1 refused.\n")
    assert words in said.out


def test_a_bad_line_is_named_by_number_and_the_rest_imported(
    press: Path, tmp_path: Path
) -> None:
    lines = ['{"text": "One."}', "no JSON", '{"text": "b", "title": "\\u0000"}', ""]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join([*lines, '{"text": "Five."}']))

    said = json.loads(well("import", press, path, tmp_path / "none.txt", "--json"))

    assert said["added"] == 2
    assert [one["where"] for one in said["refused"]] == [
        "wire.jsonl, line 2",
        "wire.jsonl, line 3",
        "none.txt",
    ]
