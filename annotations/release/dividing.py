"""Which part of a release each article goes to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from annotations.errors import CopydeskError
from annotations.release.order import By, Plan
from annotations.release.outline import Outline
from annotations.release.stacks import Stack, stacks
from annotations.release.stratified import stratified
from annotations.split import Split, counts
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The outlines of each part, by digest, and what there is to know about it.

    ``stacked`` names, by an article's id, the stack of several that it is in.
    """

    parts: Mapping[str, Sequence[Outline]]
    stacked: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def divided(outlines: Iterable[Outline], plan: Plan) -> Division:
    """Divide articles as planned, in whatever order they come.

    Raises:
        CopydeskError: there is not enough to give every part something.
    """
    ordered = sorted(outlines, key=lambda one: one.digest)
    if not ordered:
        raise CopydeskError(
            "Nothing to release: there is no article as far as was asked for; import "
            "some, or choose other states of review."
        )
    if len(ordered) < len(plan.split.parts):
        raise _too_few("articles", plan)
    division = _WAYS[plan.by](ordered, plan)
    if not all(division.parts.values()):
        raise _too_few("stacks", plan)
    return division


def _too_few(what: str, plan: Plan) -> CopydeskError:
    return CopydeskError(
        f"There are fewer {what} than parts to divide them into "
        f"({len(plan.split.parts)}); name fewer parts, or divide otherwise."
    )


def _by_article(outlines: Sequence[Outline], plan: Plan) -> Division:
    partition = plan.split.over(one.digest for one in outlines)
    return Division(
        parts=_gathered(
            plan.split, ((partition.part_for(one.digest), one) for one in outlines)
        )
    )


def _by_time(outlines: Sequence[Outline], plan: Plan) -> Division:
    ordered = sorted(outlines, key=lambda one: (_year(one), one.published, one.digest))
    sizes = counts(list(_shares(plan.split).values()), len(ordered))
    names = [
        name for name, size in zip(plan.split.parts, sizes, strict=True)
        for _ in range(size)
    ]  # fmt: skip
    undated = sum(not _year(one) for one in outlines)
    said = "is" if undated == 1 else "are"
    note = (
        f"{counted(undated, 'article')} without a date (or without its year) {said} "
        f"among the oldest, in {plan.split.parts[0]}."
    )
    return Division(
        parts=_gathered(plan.split, zip(names, ordered, strict=True)),
        notes=(note,) if undated else (),
    )


def _year(outline: Outline) -> str:
    year = outline.published[:4]
    return year if year.isdigit() else ""


def _by_stack(outlines: Sequence[Outline], plan: Plan) -> Division:
    found = stacks(outlines, plan.shared)
    largest = max(map(len, found))
    several = [stack for stack in found if len(stack) > 1]
    note = (
        f"{counted(len(several), 'stack')} of several articles, the largest of "
        f"{largest:,}."
    )
    return Division(
        parts=_gathered(plan.split, _dealt(found, plan.split)),
        stacked={one.id: stack[0].id for stack in several for one in stack},
        notes=(note,) if several else ("No two articles belong together.",),
    )


def _dealt(found: Sequence[Stack], split: Split) -> list[tuple[str, Outline]]:
    """Give the largest stack left to the part that lacks most, but none to nobody."""
    total = sum(map(len, found))
    lacks = {part: share * total for part, share in _shares(split).items()}
    ordered = sorted(found, key=lambda one: (-len(one), _key(one, split.seed)))
    given: dict[str, list[Stack]] = {part: [] for part in lacks}
    for number, stack in enumerate(ordered):
        empty = [part for part in lacks if not given[part]]
        among = empty if len(empty) >= len(ordered) - number else list(lacks)
        part = max(among, key=lambda name: lacks[name])
        given[part].append(stack)
        lacks[part] -= len(stack)
    return [
        (part, one) for part, held in given.items() for stack in held for one in stack
    ]


def _by_label(outlines: Sequence[Outline], plan: Plan) -> Division:
    seed = plan.split.seed
    ordered = sorted(outlines, key=lambda one: _key((one,), seed))
    places = stratified([one.labels for one in ordered], _shares(plan.split))
    return Division(
        parts=_gathered(plan.split, zip(places, ordered, strict=True)),
    )


def _key(stack: Stack, seed: int) -> str:
    return sha256(f"{seed}:{stack[0].digest}".encode()).hexdigest()


def _shares(split: Split) -> dict[str, float]:
    """Give the shares of the parts that get one; they add up to 1 exactly."""
    total = sum(split.shares[part] for part in split.parts)
    return {part: split.shares[part] / total for part in split.parts}


def _gathered(
    split: Split, placed: Iterable[tuple[str, Outline]]
) -> dict[str, Sequence[Outline]]:
    found: dict[str, list[Outline]] = defaultdict(list)
    for part, one in placed:
        found[part].append(one)
    return {
        part: sorted(found[part], key=lambda one: one.digest) for part in split.parts
    }


_WAYS: Mapping[By, Callable[[Sequence[Outline], Plan], Division]] = {
    By.ARTICLE: _by_article,
    By.STACK: _by_stack,
    By.TIME: _by_time,
    By.LABEL: _by_label,
}
