from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.article import ArticleId
from annotations.formats.hugging_face.names import names_beside, names_in
from annotations.release.agreement import agreements
from annotations.release.build import Material, release
from annotations.release.order import By, Plan
from tests.annotations.formats.made import mixed
from tests.annotations.release.dataset import (
    article,
    articles,
    material,
    plan,
    released,
    span,
    unlike,
)

TEXT = "Ada Lovelace met Lord Byron in London."


def card(made: Plan, folder: Path, given: Material | None = None) -> str:
    steps = release(given or material([mixed(), *articles(5)]), made, folder)
    list(steps)
    return (folder / "README.md").read_text(encoding="utf-8")


def head(text: str) -> dict[str, Any]:
    import srsly

    _, found, _ = text.split("---\n", 2)
    return dict(srsly.yaml_loads(found))


def test_the_head_is_what_the_hub_reads(tmp_path: Path) -> None:
    made = replace(plan(formats="jsonl,spacy"), licence="CC-BY-4.0")

    found = head(card(made, tmp_path / "out"))

    assert found["license"] == "cc-by-4.0"
    assert found["language"] == ["en"]
    assert found["pretty_name"] == "press"
    assert found["task_categories"] == ["token-classification"]
    assert found["size_categories"] == ["n<1K"]
    # Its rows have columns of their own each, which no table of data sets takes.
    assert "configs" not in found


@pytest.mark.parametrize(
    ("formats", "name", "path"),
    [
        ("jsonl,csv,hf-jsonl", "hf-jsonl", "train-hf-jsonl/*.jsonl"),
        ("hf-jsonl,hf-parquet", "hf-parquet", "train.parquet"),
    ],
)
def test_the_head_offers_one_table_and_says_what_its_tags_mean(
    formats: str, name: str, path: str, tmp_path: Path
) -> None:
    found = head(card(plan(formats=formats), tmp_path / "out"))

    (offered,) = found["configs"]
    (told,) = found["dataset_info"]
    assert offered["config_name"] == told["config_name"] == name
    assert offered["data_files"][0] == {"split": "train", "path": path}
    assert names_in(told)["ner_tags"][:2] == ["O", "B-FAMILY NAME"]


def test_the_head_numbers_tags_as_the_files_do(tmp_path: Path) -> None:
    folder = tmp_path / "out"

    found = head(card(plan(formats="hf-jsonl,hf-parquet"), folder))

    beside = names_beside(folder / "test-hf-jsonl" / "data.jsonl")
    assert names_in(found["dataset_info"])["ner_tags"] == beside["ner_tags"]


@pytest.mark.parametrize(
    ("licence", "name", "said"),
    [
        ("", "unknown", "Licence: not stated."),
        ("MIT", "mit", "Licence: MIT."),
        ("our house's: own", "other", "Licence: our house's: own."),
    ],
)
def test_the_licence_is_as_stated(
    licence: str, name: str, said: str, tmp_path: Path
) -> None:
    text = card(replace(plan(), licence=licence), tmp_path / "out")

    assert head(text)["license"] == name
    assert said in text


def test_the_card_counts_by_label_part_and_state(tmp_path: Path) -> None:
    text = card(plan(split="all=1"), tmp_path / "out")

    assert (
        "| label | all | added | confirmed | corrected | pending | rejected | all |"
        in text
    )
    assert "| FAMILY NAME | 1 | 1 | 0 | 0 | 0 | 0 | 1 |" in text
    assert "- **FAMILY NAME**: not in the scheme." in text
    assert "- **GPE**: Countries" in text


def test_the_card_tells_how_it_was_made(tmp_path: Path) -> None:
    text = card(plan(By.TIME), tmp_path / "out")

    assert "- Suggested by rules 1 (digest `" in text
    assert "- Decided from 2024-02-03 to 2024-02-03." in text
    assert "Divided by time: the oldest articles in the first part" in text
    assert "- Outlets: Wire (1), not known (5)." in text
    assert "Not known: no article here was marked done by two annotators." in text


def test_the_card_holds_no_path_of_this_machine(tmp_path: Path) -> None:
    text = card(plan(), tmp_path / "out")

    assert str(tmp_path) not in text


def test_agreement_is_told_where_it_is_known(tmp_path: Path) -> None:
    chosen = [
        replace(one, article=replace(one.article, id=ArticleId(number)))
        for number, one in enumerate(articles(4), start=1)
    ]
    finished = {"ann": iter(chosen), "bob": iter(chosen[:2])}

    text = card(plan(), tmp_path / "out", replace(material(chosen), finished=finished))

    assert "- ann and bob: strict F1 1.000 on 2 articles that both have done" in text


def test_agreement_counts_what_is_exactly_alike() -> None:
    ours = _numbered(span("Ada Lovelace", "PERSON", TEXT), span("London", "GPE", TEXT))
    theirs = _numbered(span("Lovelace", "PERSON", TEXT), span("London", "GPE", TEXT))
    digests = {article(TEXT).article.sha256}

    (found,) = agreements({"bob": theirs, "ann": ours}, digests)

    assert found.annotators == ("ann", "bob")
    assert (found.articles, found.spans, found.common) == (1, (2, 2), 1)
    assert found.f1 == 0.5


def test_agreement_is_about_released_articles_only() -> None:
    ours, theirs = (_numbered(span("London", "GPE", TEXT)) for _ in range(2))

    assert agreements({"ann": ours, "bob": theirs}, {"another"}) == []


def test_languages_that_are_none_stay_out_of_the_head(tmp_path: Path) -> None:
    one = article(unlike(1))
    news = replace(one.article.news, language="auf Deutsch: #1")
    odd = replace(one, article=replace(one.article, news=news))

    released([odd], plan(split="all=1"), tmp_path / "out")

    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "language" not in head(text)


def _numbered(*spans: Any) -> Iterator[AnnotatedArticle]:
    one = article(TEXT, *spans)
    yield replace(one, article=replace(one.article, id=ArticleId(1)))
