import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.format import Format
from annotations.formats import WRITTEN, format_named
from annotations.progress import Progress
from annotations.release import manifest
from annotations.release.build import release, tried
from annotations.release.order import By, chosen_formats
from annotations.release.summary import ReleaseSummary
from tests.annotations.formats.made import mixed, read
from tests.annotations.release.dataset import (
    article,
    articles,
    contents,
    material,
    plan,
    released,
    span,
    unlike,
)

ALONE = "all=1"


def ids(chosen: list[AnnotatedArticle]) -> set[str]:
    return {one.article.sha256[:16] for one in chosen}


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("by", By)
def test_the_same_input_makes_the_same_bytes(by: By, tmp_path: Path) -> None:
    chosen = [mixed(), *articles(12)]
    made = plan(by, formats="jsonl,spacy")

    released(chosen, made, tmp_path / "one")
    released(chosen[::-1], made, tmp_path / "two" / ".." / "other")

    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
def test_every_format_can_be_released(of_format: Format, tmp_path: Path) -> None:
    released(articles(6), plan(formats=of_format.name), tmp_path / "out")
    released(articles(6), plan(formats=of_format.name), tmp_path / "again")

    names = contents(tmp_path / "out")
    assert any(name.startswith("train") for name in names)
    assert names == contents(tmp_path / "again")


def test_each_part_is_a_file_that_reads_back(tmp_path: Path) -> None:
    chosen = articles(8)

    released(chosen, plan(), tmp_path / "out")

    held = [
        ids(read([tmp_path / "out" / f"{part}.jsonl"], format_named("jsonl")))
        for part in ("train", "dev", "test")
    ]
    assert set.union(*held) == ids(chosen)
    assert sum(map(len, held)) == len(chosen)


def test_formats_with_one_suffix_have_files_of_their_own(tmp_path: Path) -> None:
    whole = [one for one in WRITTEN if not one.is_spread]
    shared = [one for one in whole if one.suffixes[0] == ".jsonl"][:2]
    names = ",".join(one.name for one in shared)

    released(articles(4), plan(formats=names, split=ALONE), tmp_path / "out")

    expected = {"all.jsonl", *(f"all-{one.name}.jsonl" for one in shared[1:])}
    assert expected <= set(contents(tmp_path / "out"))


def test_tags_have_the_same_numbers_in_all_parts(tmp_path: Path) -> None:
    texts = [f"Ada met Byron. {unlike(number)}" for number in range(6)]
    chosen = [
        article(text, span("Byron", label, text))
        for text, label in zip(texts, "ABCDEF", strict=True)
    ]

    released(chosen, plan(formats="hf-jsonl"), tmp_path / "out")

    cards = {
        (tmp_path / "out" / f"{part}-hf-jsonl" / "README.md").read_text("utf-8")
        for part in ("train", "dev", "test")
    }
    assert len({one.partition("Articles with")[0] for one in cards}) == 1


def test_a_part_cannot_take_the_name_of_the_manifest(tmp_path: Path) -> None:
    json_formats = [x for x in WRITTEN if x.suffixes[0] == ".json" and not x.is_spread]
    if not json_formats:
        pytest.skip("no format of one JSON file")
    name = json_formats[0].name

    released(articles(4), plan(formats=name, split="manifest=1"), tmp_path / "out")

    assert f"manifest-{name}.json" in contents(tmp_path / "out")


def test_the_sums_can_be_checked(tmp_path: Path) -> None:
    released(articles(6), plan(), tmp_path / "out")

    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"],  # noqa: S607  coreutils
        cwd=tmp_path / "out",
        capture_output=True,
        check=False,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr
    assert len(checked.stdout.splitlines()) == len(contents(tmp_path / "out")) - 1


def test_the_manifest_says_where_everything_is(tmp_path: Path) -> None:
    chosen = articles(6)

    released(chosen, plan(By.STACK, seed=7), tmp_path / "out")

    found = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert found["settings"]["by"] == "stack"
    assert found["settings"]["seed"] == 7
    assert found["files"]["train"] == ["train.jsonl"]
    listed = manifest.read(tmp_path / "out")
    assert set(listed) == ids(chosen)
    first = listed[chosen[0].article.sha256[:16]]
    assert [(one.text, one.label) for one in first.spans] == [
        ("Ada", "PERSON"),
        ("北京", "GPE"),
    ]


def test_trying_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    chosen, made = [mixed(), *articles(5)], plan(formats="jsonl,spacy")

    *_, tried_ = tried(material(chosen), made)
    done = released(chosen, made, tmp_path / "out")

    assert isinstance(tried_, ReleaseSummary)
    assert (tried_.parts, tried_.losses, tried_.files) == (
        done.parts,
        done.losses,
        done.files,
    )
    assert "would be released" in tried_.sentence()
    assert beside(tmp_path) == {"out"}


def test_losses_are_in_the_summary_and_on_the_card(tmp_path: Path) -> None:
    summary = released(
        [mixed()], plan(formats="conll2003", split=ALONE), tmp_path / "out"
    )

    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert summary.losses["conll2003"]
    assert "Of this release it does not hold:" in card
    assert any(line.startswith("In conll2003:") for line in summary.lines())


def test_a_release_is_replaced_whole(tmp_path: Path) -> None:
    released(articles(8), plan(), tmp_path / "out")

    released(articles(4), plan(split=ALONE), tmp_path / "out")

    assert "all.jsonl" in contents(tmp_path / "out")
    assert "train.jsonl" not in contents(tmp_path / "out")
    assert beside(tmp_path) == {"out"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    released(articles(4), plan(split=ALONE), tmp_path / "out")

    assert "all.jsonl" in contents(tmp_path / "out")


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(CopydeskError, match="holds other files"):
        released(articles(4), plan(), tmp_path / "out")

    assert contents(tmp_path / "out") == {"mine.txt": b"mine"}


def test_a_release_to_which_somebody_added_a_file_is_left_alone(
    tmp_path: Path,
) -> None:
    released(articles(4), plan(), tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    before = contents(tmp_path / "out")

    with pytest.raises(CopydeskError, match=r"notes\.txt"):
        released(articles(6), plan(), tmp_path / "out")

    assert contents(tmp_path / "out") == before


def test_a_file_is_no_folder_to_fill(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")

    with pytest.raises(CopydeskError, match="is a file"):
        released(articles(4), plan(), tmp_path / "out")


def test_a_folder_in_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="does not exist"):
        released(articles(4), plan(), tmp_path / "no" / "out")


def test_cancelling_leaves_the_old_release(tmp_path: Path) -> None:
    released(articles(4), plan(), tmp_path / "out")
    before = contents(tmp_path / "out")
    steps = release(material(articles(9)), plan(), tmp_path / "out")

    written = (x for x in steps if isinstance(x, Progress) and x.what != "Reading")
    next(written)
    steps.close()

    assert contents(tmp_path / "out") == before
    assert beside(tmp_path) == {"out"}


def test_a_failure_leaves_the_old_release(tmp_path: Path) -> None:
    released(articles(4), plan(), tmp_path / "out")
    before = contents(tmp_path / "out")

    with pytest.raises(CopydeskError, match="fewer"):
        released(articles(2), plan(), tmp_path / "out")

    assert contents(tmp_path / "out") == before
    assert beside(tmp_path) == {"out"}


def test_changes_since_the_release_that_is_replaced_are_listed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    released(articles(4), plan(split=ALONE), out)

    summary = released(
        [*articles(4), article(unlike(77))], plan(split=ALONE), out, earlier=out
    )

    assert summary.changes is not None
    assert "1 article added" in (out / "CHANGES.md").read_text(encoding="utf-8")
    changes = json.loads((out / "changes.json").read_text(encoding="utf-8"))
    assert changes["article_added"]["count"] == 1
    assert changes["span_added"]["count"] == 0


@pytest.mark.parametrize("names", ["", " , ", "no-such"])
def test_formats_that_are_not_there_cannot_be_chosen(names: str) -> None:
    with pytest.raises(CopydeskError):
        chosen_formats(names)


def test_a_release_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    released(articles(4), plan(), tmp_path / "out")
    (tmp_path / "out" / "README.md").write_text("mine", encoding="utf-8")
    before = contents(tmp_path / "out")

    with pytest.raises(CopydeskError, match=r"README\.md in .* has changed since"):
        released(articles(6), plan(), tmp_path / "out")

    assert contents(tmp_path / "out") == before


def test_pending_spans_are_named_by_what_they_are(tmp_path: Path) -> None:
    text = "Ada met Bob. " + unlike(1)
    for name in ("suggestion:7", "suggestion:35"):
        pending = replace(span("Bob", "PERSON", text, state="pending"), id=name)
        released([article(text, pending)], plan(split=ALONE), tmp_path / name[-1])

    assert contents(tmp_path / "7") == contents(tmp_path / "5")
    assert b'"pending:8-11:PERSON"' in (tmp_path / "7" / "manifest.json").read_bytes()
