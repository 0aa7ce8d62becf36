"""Files and folders become articles and refusals, never exceptions."""

import errno
import os
from pathlib import Path

import pytest

from annotations.readers import READERS, article_files, read
from annotations.readers.reader import Found, Refusal


def only_refusal(path: Path) -> Refusal:
    (outcome,) = read(path)
    assert isinstance(outcome, Refusal)
    return outcome


def test_a_text_file_is_one_article_named_after_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The bridge opened.\r\n")

    (outcome,) = read(path)

    assert isinstance(outcome, Found)
    assert outcome.where == "a.txt"
    assert outcome.article.text == "The bridge opened.\n"
    assert outcome.article.news.source == "a.txt"


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_file_without_text_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    refusal = only_refusal(path)

    assert refusal.where == name
    assert "check that it was saved whole" in refusal.why


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")

    assert "a picture, not plain text" in only_refusal(path).why


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert only_refusal(tmp_path / "b.txt").why.startswith("There is no such file;")


def test_an_unknown_kind_is_refused_with_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.bin"
    path.write_bytes(b"x")

    refusal = only_refusal(path)

    assert refusal.where == "notes.bin"
    assert ".txt" in refusal.why
    assert ".jsonl" in refusal.why


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")

    (listed,) = article_files([tmp_path])

    assert listed == tmp_path
    assert "holds no files to read" in only_refusal(listed).why


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "may not be read"),
        (OSError(errno.EIO, "Input/output error"), "(input/output error)"),
    ],
)
def test_what_the_disk_refuses_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def fail(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)

    assert why in only_refusal(path).why


def test_a_folder_that_may_not_be_looked_into_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    (tmp_path / "z.txt").write_bytes(b"x")
    look = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)

    listed = article_files([tmp_path])

    assert listed == [tmp_path / "z.txt", locked]
    assert "may not be read" in only_refusal(locked).why


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "A.TXT"
    path.write_bytes(b"The bridge opened.")

    (outcome,) = read(path)

    assert isinstance(outcome, Found)


def test_folders_are_walked_in_order_past_hidden_and_unknown_files(
    tmp_path: Path,
) -> None:
    wanted = ["a.txt", "b.jsonl", "c/a.TXT", "c/d/x.ndjson", "d/z.text"]
    others = [".hidden.txt", ".git/a.txt", "c/notes.md", "photo.png"]
    for name in (*others, *reversed(wanted)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    listed = article_files([tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in listed] == wanted


def test_files_given_stay_whatever_they_are_and_come_once(tmp_path: Path) -> None:
    text, odd = tmp_path / "a.txt", tmp_path / "b.bin"
    text.write_bytes(b"x")

    listed = article_files([odd, text, tmp_path, text])

    assert listed == [odd, text]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert article_files([tmp_path]) == [tmp_path / "a.txt"]


def test_no_two_readers_claim_a_suffix() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]

    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in suffixes)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    assert "no ordinary file" in only_refusal(tmp_path / "a.txt").why


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")

    assert "could not be read" in only_refusal(tmp_path / "a.txt").why
