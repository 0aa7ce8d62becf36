from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.article import Article, NewsMetadata
from annotations.exchange.fitting import Fitted
from annotations.exchange.writing import (
    FramedWriter,
    SpreadWriter,
    StreamWriter,
    key_of,
    stem_of,
    unused,
)
from tests.annotations.formats import made

ID = made.mixed().article.sha256[:16]


def text_of(fitted: Fitted) -> bytes:
    return fitted.annotated.article.text.encode()


def pages(fitted: Fitted) -> Mapping[str, bytes]:
    return {".one": text_of(fitted), ".two": b"beside"}


def listed(labels: Iterable[str]) -> Mapping[str, bytes]:
    return {"labels": " ".join(labels).encode()}


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Cook abroad", "cook-abroad-"),
        ("  É, à la “carte”!  ", "e-a-la-carte-"),
        ("北京", ""),
        ("../../etc/passwd", "etc-passwd-"),
        ("CON", "con-"),
        ("w" * 300, "w" * 40 + "-"),
        ("a" * 39 + " b", "a" * 39 + "-"),
    ],
)
def test_files_are_named_by_title_and_id(headline: str, slug: str) -> None:
    assert stem_of(made.article(headline=headline)) == f"{slug}{ID}"


@pytest.mark.parametrize(
    ("stem", "key"),
    [
        (f"cook-abroad-{ID}", ID),
        (f"cook-abroad-{ID}-12", ID),
        (ID, ID),
        ("wire-2024-02-03", "wire-2024-02-03"),
        (f"{ID}-more-words", f"{ID}-more-words"),
        ("", ""),
    ],
)
def test_the_id_is_found_in_the_name_of_a_file(stem: str, key: str) -> None:
    assert key_of(stem) == key


def test_a_name_that_is_taken_gets_a_number() -> None:
    used: set[str] = set()

    assert [unused("a", used) for _ in range(3)] == ["a", "a-2", "a-3"]
    assert unused("b", used) == "b"


def test_articles_go_into_one_file_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "a"
    writer = StreamWriter(path, text_of)
    for text in ("one", "two"):
        writer.add(Fitted(made.article(text=text)))
    writer.finish()
    writer.close()

    assert path.read_bytes() == b"onetwo"
    assert writer.files == []


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")

    with pytest.raises(FileExistsError):
        StreamWriter(tmp_path / "a", text_of)


@pytest.mark.parametrize(
    ("texts", "data"), [([], b"[]"), (["a"], b"[a]"), (["a", "b", "c"], b"[a,b,c]")]
)
def test_articles_may_have_a_frame(
    tmp_path: Path, texts: list[str], data: bytes
) -> None:
    path = tmp_path / "a"
    writer = FramedWriter(path, text_of, (b"[", b",", b"]"))
    for text in texts:
        writer.add(Fitted(made.article(text=text)))
    writer.finish()

    assert path.read_bytes() == data


def test_each_article_has_files_of_its_own_and_the_rest_goes_beside(
    tmp_path: Path,
) -> None:
    writer = SpreadWriter(tmp_path, pages, listed)
    for headline in ("Cook abroad", "Cook at home", "Cook abroad"):
        article = replace(
            made.mixed(),
            article=Article(text=made.MIXED, news=NewsMetadata(headline=headline)),
        )
        writer.add(Fitted(article))
    writer.finish()
    writer.close()

    names = [f"cook-abroad-{ID}", f"cook-at-home-{ID}", f"cook-abroad-{ID}-2"]
    assert [one.name for one in writer.files] == [f"{name}.one" for name in names]
    assert (tmp_path / "labels").read_text() == "FAMILY NAME GPE PERSON"
    assert len(list(tmp_path.iterdir())) == 7
