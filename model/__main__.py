"""Train the pipeline: ``python -m model --corpora FOLDER --work FOLDER --out FOLDER``.

What was trained is kept in the work folder and not trained again.
"""

from argparse import ArgumentParser
from pathlib import Path
from random import Random
from time import monotonic

from thinc.api import fix_random_seed

from annotations.suggest.news.recogniser import NewsRecogniser
from model.assemble import blank, completed, seat
from model.card import write_card
from model.course import (
    LABELS,
    MEMBERS,
    SIZES,
    Course,
    Plan,
    corpora,
    learn,
    put_aside,
    student,
    untrained,
)
from model.judging import fitted_calibration, fitted_judge, looked_at
from model.measure import measured


def main() -> None:
    """Read the corpora, learn, fit the judge, and write the pipeline and its card."""
    parser = ArgumentParser(prog="python -m model", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    members = [member(asked.corpora, asked.work, plan) for plan in MEMBERS]
    nlp = blank(LABELS, {**SIZES, "members": 1})
    seat(nlp, members[-1:])
    _, aside = put_aside(corpora(asked.corpora, Random(MEMBERS[-1].seed)))
    print(f"fitting the judge on {len(aside)} texts that were put aside", flush=True)
    texts = list(looked_at(nlp, aside))
    judge = fitted_judge(texts)
    calibration = fitted_calibration(texts, judge)
    whole = blank(LABELS, SIZES)
    seat(whole, members)
    completed(whole, judge, calibration)
    whole.to_disk(asked.out)
    write_card(asked.out, measured(asked.out, asked.corpora / "dev"))


def member(folder: Path, work: Path, plan: Plan) -> NewsRecogniser:
    """Train one network, or take it as it was trained."""
    weights, began = work / f"member-{plan.seed}.bin", monotonic()
    if weights.exists():
        return untrained().from_bytes(weights.read_bytes())
    fix_random_seed(plan.seed)
    rng = Random(plan.seed)
    records = corpora(folder, rng)
    kept = put_aside(records)[0] if plan.aside else records
    course = Course(blank(LABELS, SIZES), kept, rng)
    recogniser = student(course.lessons)
    for said in learn(recogniser, course, plan):
        print(f"{monotonic() - began:6.0f} s  {said}", flush=True)
    weights.write_bytes(recogniser.to_bytes())
    return recogniser


main()
