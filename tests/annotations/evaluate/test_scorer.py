"""Our strict figures and spaCy's own are the same where both can be had."""

from pathlib import Path
from typing import Any

import pytest

from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.gold import Entity, GoldArticle
from annotations.evaluate.run import evaluate
from annotations.evaluate.tolerance import core_of
from annotations.readers import read
from annotations.readers.reader import Found
from annotations.span import Span
from annotations.suggest import Suggester, load_suggester
from annotations.suggestion import Proposal

SAMPLES = Path(__file__).parents[3] / "gui" / "resources" / "samples"
TEXTS = [
    one.article.text
    for path in sorted(SAMPLES.glob("*.txt"))
    for one in read(path)
    if isinstance(one, Found)
]


@pytest.fixture(scope="module")
def rules() -> Suggester:
    return load_suggester()


def spoilt(proposals: tuple[Proposal, ...], text: str) -> tuple[Entity, ...]:
    """Make gold that differs: every third is gone, every fifth is something else."""
    return tuple(
        Entity(core_of(text, one.span), "EVENT" if number % 5 == 0 else one.label)
        for number, one in enumerate(proposals)
        if number % 3
    )


def doc_with(spans: list[tuple[Span, str]], text: str, nlp: Any) -> Any:
    """Make a document of characters, so that every span aligns."""
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    doc.ents = [DocSpan(doc, one.start, one.end, label) for one, label in spans]
    return doc


def test_strict_figures_are_those_of_the_scorer(rules: Suggester) -> None:
    import spacy
    from spacy.scorer import Scorer
    from spacy.training import Example

    nlp = spacy.blank("en")
    found = list(rules.suggest(TEXTS))
    articles = [
        GoldArticle(text=text, entities=spoilt(said, text))
        for text, said in zip(TEXTS, found, strict=True)
    ]
    examples = [
        Example(
            doc_with([(core_of(a.text, p.span), p.label) for p in said], a.text, nlp),
            doc_with([(one.span, one.label) for one in a.entities], a.text, nlp),
        )
        for a, said in zip(articles, found, strict=True)
    ]
    theirs = Scorer.score_spans(examples, "ents")
    *_, ours = evaluate(articles, rules)

    assert isinstance(ours, Evaluation)
    whole = ours.whole.strict["all"]
    assert whole.gold > 100
    assert (whole.precision, whole.recall, whole.f1) == pytest.approx(
        (theirs["ents_p"], theirs["ents_r"], theirs["ents_f"]), abs=1e-12
    )
    for label, figures in theirs["ents_per_type"].items():
        mine = ours.whole.strict[label]
        assert {"p": mine.precision, "r": mine.recall, "f": mine.f1} == figures
