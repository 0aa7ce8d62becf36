import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.format import Seen
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.spacy_data.docbin import DOCBIN
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"


def doc_of(text: str = made.MIXED) -> Any:
    import spacy

    return spacy.blank("en")(text)


def marked(doc: Any, words: str, label: str, **more: str) -> Any:
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words), label=label, **more)


def file_of(folder: Path, *docs: Any, **options: Any) -> Path:
    from spacy.tokens import DocBin

    path = folder / "theirs.spacy"
    DocBin(docs=docs, **options).to_disk(path)
    return path


def read(path: Path) -> list[Settled]:
    found = [one for one in DOCBIN.read(path) if isinstance(one, FoundArticle)]
    return [settled(one) for one in found]


def shown(one: Settled) -> list[tuple[str, str, str]]:
    text = one.annotated.article.text
    return [(s.words(text), s.label, s.state) for s in one.annotated.spans]


def test_what_spacy_wrote_is_read_as_spacy_shows_it(tmp_path: Path) -> None:
    doc = doc_of()
    doc.ents = [marked(doc, "Tim Cook", "PERSON"), marked(doc, "תל אביב", "GPE")]
    doc.spans["sc"] = [marked(doc, "Cook", "NAME"), marked(doc, "Tim Cook", "PERSON")]

    (one,) = read(file_of(tmp_path, doc))

    assert one.annotated.article.text == made.MIXED
    assert shown(one) == [
        ("Tim Cook", "PERSON", "added"),
        ("Cook", "NAME", "added"),
        ("תל אביב", "GPE", "added"),
    ]


def test_groups_of_negatives_are_rejected_spans(tmp_path: Path) -> None:
    doc = doc_of()
    doc.spans["incorrect_spans"] = [marked(doc, "met", "GPE")]

    (one,) = read(file_of(tmp_path, doc))

    assert shown(one) == [("met", "GPE", "rejected")]


def test_other_groups_keep_their_names(tmp_path: Path) -> None:
    doc = doc_of()
    doc.spans["second reader"] = [marked(doc, "Tim Cook", "PERSON")]

    (one,) = read(file_of(tmp_path, doc))

    assert one.annotated.spans[0].values == {"spans_key": "second reader"}


def test_scores_ids_and_links_are_read(tmp_path: Path) -> None:
    import numpy as np  # noqa: PLC0415  as spaCy does

    doc = doc_of()
    doc.spans["sc"] = [marked(doc, "Tim Cook", "PERSON", kb_id="Q265852", span_id="T1")]
    doc.spans["sc"].attrs["scores"] = np.array([0.75], dtype="float32")

    (one,) = read(file_of(tmp_path, doc))

    (span,) = one.annotated.spans
    assert span.id == "T1"
    assert span.values == {"kb_id": "Q265852"}
    assert span.suggestion is not None
    assert span.suggestion.score == 0.75


def test_links_of_an_entity_go_to_its_span_in_a_group(tmp_path: Path) -> None:
    doc = doc_of()
    doc.ents = [marked(doc, "Tim Cook", "PERSON", kb_id="Q265852")]
    doc.spans["sc"] = [marked(doc, "Tim Cook", "PERSON")]

    (outcome,) = read(file_of(tmp_path, doc))

    (one,) = outcome.annotated.spans
    assert one.values == {"kb_id": "Q265852"}


def test_documents_of_which_nothing_is_known_have_no_spans(tmp_path: Path) -> None:
    (one,) = read(file_of(tmp_path, doc_of(), attrs=["TAG"]))

    assert one.annotated.article.text == made.MIXED
    assert shown(one) == []


def test_words_without_spaces_are_put_together_with_some(tmp_path: Path) -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    (one,) = read(file_of(tmp_path, Doc(Vocab(), words=["Tim", "Cook", "met"])))

    assert one.annotated.article.text == "Tim Cook met"
    assert one.found.is_rebuilt


def test_what_others_keep_beside_a_document_is_metadata(tmp_path: Path) -> None:
    doc = doc_of()
    doc.user_data = {"title": "Cook abroad", "reader": 2, ("._.", "x", None, None): 1}
    doc.cats = {"SPORT": 1.0}

    (one,) = read(file_of(tmp_path, doc, store_user_data=True))

    news = one.annotated.article.news
    assert (news.headline, dict(news.extra)) == ("Cook abroad", {"reader": 2})
    assert len(one.found.left_aside) == 2


def test_spans_that_spacy_added_to_ours_are_taken_too(tmp_path: Path) -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    (path,), _ = made.written(tmp_path, [made.mixed()], DOCBIN)
    (doc,) = DocBin().from_disk(path).get_docs(Vocab())
    doc.ents = [*doc.ents, marked(doc, "not", "NEW")]
    doc.spans["annotations"] = list(doc.spans["annotations"])[1:]

    (one,) = read(file_of(tmp_path, doc, store_user_data=True))

    assert ("not", "NEW", "added") in shown(one)
    assert ("Cook", "FAMILY NAME", "added") in shown(one)
    assert one.annotated.article.news.headline == "Cook abroad"


def test_a_file_of_spacys_own_is_read_as_spacy_reads_it() -> None:
    path = FIXTURES / "spacy_binary" / "tutorials/ner_tweets/assets/demo/demo.spacy"
    if not path.is_file():
        pytest.skip("The fixtures are not here.")
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    docs = list(DocBin().from_disk(path).get_docs(Vocab()))

    found = read(path)

    assert guessed(path, FORMATS) is DOCBIN
    assert [one.annotated.article.text for one in found] == [d.text for d in docs]
    for one, doc in zip(found, docs, strict=True):
        ents = [(ent.text, ent.label_, "added") for ent in doc.ents]
        assert set(ents) <= set(shown(one))
        assert one.misfits == ()


def test_damaged_extras_refuse_their_document_alone(tmp_path: Path) -> None:
    bad, good = doc_of(), doc_of("Another.")
    bad.user_data["copydesk"] = {"format": "copydesk", "review": "lost"}

    refusal, found = DOCBIN.read(file_of(tmp_path, bad, good, store_user_data=True))

    assert isinstance(refusal, Refusal)
    assert isinstance(found, FoundArticle)
    assert refusal.where == "theirs.spacy, document 1"


DEEP = b"\x91" * 1_000
PACKED = (
    b"",
    b"not at all",
    zlib.compress(b""),
    zlib.compress(b"\x80"),
    zlib.compress(b"\x81\xa5attrs" + DEEP),
    zlib.compress(b"\x81\xa5attrs\xc6\xff\xff\xff\xff"),
    zlib.compress(b"\xdf\xff\xff\xff\xff"),
)


@pytest.mark.parametrize("data", PACKED, ids=range(len(PACKED)))
def test_what_is_no_docbin_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.spacy"
    path.write_bytes(data)

    with pytest.raises(CopydeskError, match="cannot be read as documents of spaCy"):
        list(DOCBIN.read(path))


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_truncated_file_is_refused(tmp_path: Path, share: float) -> None:
    (path,), _ = made.written(tmp_path, made.numbered(20), DOCBIN)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(CopydeskError, match="cannot be read as documents of spaCy"):
        list(DOCBIN.read(path))


def test_an_export_that_spacy_reads_otherwise_than_expected_fails(
    tmp_path: Path,
) -> None:
    mistaken = replace(DOCBIN, shows=lambda one: Seen(one.article.text, ()))
    target = tmp_path / "out.spacy"

    with pytest.raises(CopydeskError, match="and has “Tim Cook” \\(PERSON, 0-8\\)"):
        list(export([made.mixed()], mistaken, target))

    assert not target.exists()
