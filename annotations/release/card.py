"""The card of a release: README.md, for people and for Hugging Face."""

from collections import Counter
from collections.abc import Iterator

from annotations.exchange.losses import LossCount
from annotations.release.files import CHANGES, LABELS, MANIFEST, SUMS, names
from annotations.release.head import head
from annotations.release.markdown import plain, table
from annotations.release.order import NOT_STATED
from annotations.release.told import Told
from annotations.wording import counted

_MOST = 20
"""How many outlets or sources are named."""


def card(told: Told) -> str:
    """Write the card."""
    sections = (
        head(told),
        _summary(told),
        _parts(told),
        _spans(told),
        _labels(told),
        _making(told),
        _agreement(told),
        _provenance(told),
        _limits(told),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _summary(told: Told) -> Iterator[str]:
    spans = sum(part.spans.total() for part in told.parts.values())
    yield f"# {plain(told.plan.name)}"
    yield ""
    yield (
        f"{counted(told.facts.articles, 'news article')} with "
        f"{counted(spans, 'marked span')}, as one annotator "
        f"({plain(told.selection.annotator)}) left them. Offsets in `{MANIFEST}` are "
        f"code points; `{LABELS}` is the label scheme; `sha256sum -c {SUMS}` checks "
        "the files."
    )
    if told.has_changes:
        yield ""
        yield f"[{CHANGES}]({CHANGES}) says what has changed since an earlier release."
    yield ""
    yield f"Licence: {plain(told.plan.licence) or NOT_STATED}."


def _parts(told: Told) -> Iterator[str]:
    plan = told.plan
    yield "## Parts"
    yield ""
    shared = f" (also by {', '.join(plan.shared)})" if plan.shared else ""
    yield f"Divided by {plan.by}: {plan.by.said}{shared}; seed {plan.split.seed}."
    yield from told.notes
    yield ""
    yield from table(
        ("part", "share asked", "articles", "spans", "files"),
        (
            (
                name,
                f"{plan.split.shares[name]:g}",
                f"{part.articles:,}",
                f"{part.spans.total():,}",
                ", ".join(f"`{file}`" for _, file in names(name, plan.formats)),
            )
            for name, part in told.parts.items()
        ),
    )


def _spans(told: Told) -> Iterator[str]:
    yield "## Spans by label, part and state"
    yield ""
    states = sorted({x for part in told.parts.values() for x in part.by_state})
    columns = [part.by_label for part in told.parts.values()]
    by_state: Counter[tuple[str, str]] = Counter()
    for part in told.parts.values():
        by_state.update(part.spans)
    rows = (
        (
            plain(label),
            *(f"{counts[label]:,}" for counts in columns),
            *(f"{by_state[label, state]:,}" for state in states),
            f"{sum(counts[label] for counts in columns):,}",
        )
        for label in told.labels
    )
    yield from table(("label", *told.parts, *states, "all"), rows)


def _labels(told: Told) -> Iterator[str]:
    yield "## Labels"
    yield ""
    for label in told.labels:
        yield f"- **{plain(label)}**: {_defined(told, label)}"


def _defined(told: Told, label: str) -> str:
    if label not in told.scheme:
        return "not in the scheme."
    return plain(told.scheme.named(label).description) or "no definition given."


def _making(told: Told) -> Iterator[str]:
    facts, selection = told.facts, told.selection
    yield "## How it was made"
    yield ""
    yield f"- Spans taken: {', '.join(sorted(selection.states))}."
    reviews = ", ".join(
        f"{count:,} {name}" for name, count in sorted(facts.reviews.items())
    )
    yield f"- Articles by how far they were reviewed: {reviews}."
    for name, count in sorted(facts.annotators.items()):
        yield f"- Decided by {plain(name)}: {counted(count, 'span')}."
    if facts.decided:
        yield f"- Decided from {facts.decided[0]} to {facts.decided[1]}."
    for (name, version, digest), count in sorted(facts.machines.items()):
        which = f" (digest `{digest}`)" if digest else ""
        yield (
            f"- Suggested by {plain(name)} {plain(version)}{which}: "
            f"{counted(count, 'span')} here."
        )
    if not facts.machines:
        yield "- No span here was suggested by a pipeline."


def _agreement(told: Told) -> Iterator[str]:
    yield "## Agreement"
    yield ""
    if not told.agreements:
        yield "Not known: no article here was marked done by two annotators."
    else:
        yield "A span is the same if start, end and label are."
        yield ""
        yield from (f"- {plain(one.line())}" for one in told.agreements)


def _provenance(told: Told) -> Iterator[str]:
    facts = told.facts
    yield "## Provenance"
    yield ""
    yield f"- Outlets: {_most(facts.outlets)}."
    yield f"- Sources: {_most(facts.sources)}."
    yield f"- Languages: {_most(facts.languages)}."
    if facts.published:
        yield f"- Published from {facts.published[0]} to {facts.published[1]}."
    else:
        yield "- When they were published is not known."


def _most(counts: Counter[str]) -> str:
    """Name the most frequent ones; the empty name stands for those not known."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{plain(name)} ({count:,})" for name, count in ordered if name]
    if (left := len(told) - _MOST) > 0:
        told[_MOST:] = [f"{left:,} more"]
    if unknown := counts[""]:
        told.append(f"not known ({unknown:,})")
    return ", ".join(told) or "not known"


def _limits(told: Told) -> Iterator[str]:
    yield "## Limits"
    for one in told.plan.formats:
        yield ""
        yield f"### {plain(one.title)} (`{one.name}`)"
        yield ""
        cannot = "; ".join(one.what_it_loses())
        yield f"Cannot carry: {plain(cannot)}." if cannot else "Carries everything."
        if losses := told.losses[one.name]:
            yield ""
            yield "Of this release it does not hold:"
            yield ""
            yield from (f"- {_lost(loss)}" for loss in losses)


def _lost(loss: LossCount) -> str:
    what = "span" if loss.is_of_spans else "article"
    how = "left out as" if loss.is_left_out else "without"
    return f"{counted(loss.count, what)} {how}: {plain(loss.why)}"
