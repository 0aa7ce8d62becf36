"""The trained pipeline as it lies in the repository."""

import re
from pathlib import Path

import pytest

from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.files import GoldFiles
from annotations.evaluate.run import evaluate
from annotations.ontonotes import ONTONOTES
from annotations.suggest import DEFAULT_PIPELINE, SpacySuggester, load_suggester
from annotations.suggest.built_in import BUILT_IN
from annotations.suggestion import Proposal

SHARED = Path(__file__).parents[4] / "shared"
MOST_BYTES = 15_000_000
WITHIN = {"Belarus": ("FAC", "NORP")}
TALKS = """Norway, Chile agree to widen fishing talks

By Ingrid Solberg (Harbour Daily) 09:10, March 04, 2022

OSLO, March 4 (Reuters) -- Norwegian Foreign Minister Ingrid Solberg met Chilean
President Rodrigo Fuentealba on Friday. Solberg praised Norway-Chile ties.

"The Fuentealba government has kept its word," Solberg said. It was their second
meeting this year, Fuentealbo noted.

(Web editor: Zhang Wen, Liu Ning)
"""


@pytest.fixture(scope="module")
def trained() -> SpacySuggester:
    return load_suggester("en_copydesk_news")


def folder() -> Path:
    path = BUILT_IN["en_copydesk_news"].folder
    assert path is not None
    return path


def found(suggester: SpacySuggester, text: str) -> list[Proposal]:
    return list(next(iter(suggester.suggest([text]))))


def words_of(label: str, suggester: SpacySuggester, text: str = TALKS) -> list[str]:
    return [p.span.of(text) for p in found(suggester, text) if p.label == label]


def test_it_is_the_default() -> None:
    assert DEFAULT_PIPELINE == "en_copydesk_news"


def test_it_is_small() -> None:
    assert sum(f.stat().st_size for f in folder().rglob("*")) < MOST_BYTES


def test_spacy_loads_it_from_its_folder() -> None:
    import spacy

    nlp = spacy.load(folder())

    assert nlp.pipe_names == ["hints", "tok2vec", "ner", "consistency"]


def test_it_has_the_labels_of_ontonotes(trained: SpacySuggester) -> None:
    assert set(trained.labels) == {label.name for label in ONTONOTES}


def test_its_digest_does_not_change_when_it_is_used(trained: SpacySuggester) -> None:
    found(trained, TALKS)

    assert load_suggester("en_copydesk_news").pipeline.digest == trained.pipeline.digest


def test_every_suggestion_has_a_probability(trained: SpacySuggester) -> None:
    scores = [p.score for p in found(trained, TALKS)]

    assert scores
    assert all(score is not None and 0 < score < 1 for score in scores)


def test_people_are_found_in_byline_text_and_credits(trained: SpacySuggester) -> None:
    people = words_of("PERSON", trained)

    assert people[0] == "Ingrid Solberg"
    assert people[-2:] == ["Zhang Wen", "Liu Ning"]
    assert people.count("Solberg") == TALKS.count("Solberg") - 2


def test_a_mistyped_surname_is_a_person(trained: SpacySuggester) -> None:
    assert "Fuentealbo" in words_of("PERSON", trained)


def test_a_hyphen_joins_two_countries(trained: SpacySuggester) -> None:
    places = words_of("GPE", trained)

    assert places == ["Norway", "Chile", "OSLO", "Norway", "Chile"]


@pytest.mark.parametrize("text", ["", "\n\n", "1234 -- 5678", "\u00a0", "…", "🙂🙂"])
def test_texts_without_letters_are_no_trouble(
    trained: SpacySuggester, text: str
) -> None:
    assert all(p.label in trained.labels for p in found(trained, text))


def test_a_text_is_read_alike_alone_and_among_others(trained: SpacySuggester) -> None:
    alone = found(trained, TALKS)
    among = list(trained.suggest(["Short.", TALKS, TALKS * 3]))[1]

    assert [(p.span, p.label) for p in among] == [(p.span, p.label) for p in alone]


@pytest.mark.skipif(not SHARED.exists(), reason="the corpora are not here")
def test_it_finds_what_its_card_says(trained: SpacySuggester) -> None:
    gold = GoldFiles.checked([SHARED / "corpora" / "dev" / "gum_news_dev.jsonl"])

    *_, outcome = evaluate(gold, trained)

    assert isinstance(outcome, Evaluation)
    card = (folder() / "README.md").read_text(encoding="utf-8")
    assert f"| gum_news_dev | {outcome.core_f1:.3f} |" in card


@pytest.mark.skipif(not SHARED.exists(), reason="the articles are not here")
@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("Belarusian", "NORP"),
        ("Chinese", "NORP"),
        ("Lukashenko", "PERSON"),
        ("Snopkov", "PERSON"),
        ("Aleinik", "PERSON"),
        ("Wand", "PERSON"),
        ("Wang", "PERSON"),
        ("Qin", "PERSON"),
        ("Xi", "PERSON"),
        ("Xinhua", "ORG"),
        ("Belarus", "GPE"),
    ],
)
def test_names_that_recur_in_real_articles_are_always_found(
    trained: SpacySuggester, word: str, label: str
) -> None:
    for path in sorted((SHARED / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        whole = re.compile(rf"\b{word}\b")
        entities = [p for p in found(trained, text) if whole.search(p.span.of(text))]

        covered = {at for p in entities for at in range(p.span.start, p.span.end)}
        assert all(m.start() in covered for m in whole.finditer(text))
        assert {p.label for p in entities} <= {label, *WITHIN.get(word, ())}
