"""CoNLL-2003 as Label Studio exports it."""

from pathlib import Path

from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.tokens.conll2003 import CONLL2003

TASKS = """-DOCSTART- -X- O
Ann -X- _ B-PERSON
\u200bmet -X- _ O
-X- -X- _ B-A "b" <c> & d
🙂 -X- _ I-A "b" <c> & d
. -X- _ O

Bob -X- _ B-job title
here -X- _ O

"""


def written(folder: Path, text: str) -> Path:
    path = folder / "project-1-at-2026.conll"
    path.write_text(text, encoding="utf-8")
    return path


def listed(reading: Reading) -> list[FoundArticle]:
    return [one for one in reading if isinstance(one, FoundArticle)]


def test_each_block_is_an_article(tmp_path: Path) -> None:
    path = written(tmp_path, TASKS)

    found = listed(CONLL2003.read(path))

    assert [one.text for one in found] == ["Ann \u200bmet -X- 🙂 .", "Bob here"]
    assert [one.where for one in found] == [f"{path.name}, line {at}" for at in (2, 8)]
    assert guessed(path, FORMATS) is CONLL2003


def test_labels_keep_their_spaces(tmp_path: Path) -> None:
    found = listed(CONLL2003.read(written(tmp_path, TASKS)))

    spans = [(span.words, span.label) for one in found for span in one.spans]
    assert spans == [
        ("Ann", "PERSON"),
        ("-X- 🙂", 'A "b" <c> & d'),
        ("Bob", "job title"),
    ]


def test_files_put_together_are_read(tmp_path: Path) -> None:
    found = listed(CONLL2003.read(written(tmp_path, TASKS + TASKS)))

    assert len(found) == 4


def test_an_odd_line_is_told_and_its_words_are_kept(tmp_path: Path) -> None:
    many = TASKS + "Tim -X- _ O\n\n" * 400

    found = listed(CONLL2003.read(written(tmp_path, f"{many}odd one\nEve -X- _ O\n")))

    assert found[-1].text == "odd one Eve"
    assert found[-1].left_aside == ("Taken for words outside of spans: 1 odd line.",)


def test_blank_lines_of_other_files_part_sentences(tmp_path: Path) -> None:
    usual = TASKS.replace("-X- O\n", "-X- O O\n", 1).replace("job title", "JOB")

    (found,) = listed(CONLL2003.read(written(tmp_path, usual)))

    assert found.text is not None
    assert "\n" in found.text
