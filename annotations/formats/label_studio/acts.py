"""Who and what has been at a task of Label Studio: its annotations and predictions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from annotations.formats.label_studio.texts import (
    Item,
    is_of_text,
    labels_of,
    region_of,
)
from annotations.formats.parts.extras import KEY
from annotations.wording import counted

REJECTED = "rejected"
"""What the spans are under that somebody has rejected, where Copydesk has its notes."""

_PEOPLE = ("email", "username", "first_name", "id")
_TOLD = frozenset({"result", "prediction", "model_version"})
# What an annotation has once somebody has sent it off there.
_LATER = ("updated_by", "lead_time")
_NOTHING: tuple[object, ...] = (None, False, "", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One annotation, by a person, or one prediction, by a ``model``.

    ``rest`` is what else is said of it, with the results that are no spans.
    """

    number: str
    items: tuple[Item, ...]
    annotator: str = ""
    at: datetime | None = None
    model: str | None = None
    rest: Mapping[str, Any]

    @property
    def is_later(self) -> bool:
        """Tell an annotation made or changed in the tool from one just imported."""
        return self.model is None and any(map(self.rest.get, _LATER))

    @property
    def is_copy(self) -> bool:
        """Tell an annotation that somebody has taken over from another."""
        return bool(self.rest.get("parent_annotation"))

    def of_nobody(self) -> "Act":
        """Leave it open whose it is, and when that was."""
        return replace(self, annotator="", at=None)


def acts_of(task: Mapping[str, Any]) -> list[Act]:
    """List what was done to a task and stands, people before machines.

    Of what Copydesk wrote, whoever has imported it decided nothing.
    """
    people = [one for one in _done(task) if not one.get("was_cancelled")]
    machines = _dicts(task.get("predictions"))
    is_ours = isinstance(task["data"].get(KEY), dict)
    acts = map(_persons_act, people)
    return [
        *(one if one.is_later or not is_ours else one.of_nobody() for one in acts),
        *(_act(one, model=str(one.get("model_version") or "")) for one in machines),
        *_rejected(task["data"], [*people, *machines]),
    ]


def asides_of(task: Mapping[str, Any], acts: list[Act]) -> Iterator[str]:
    """Say what of a task is not taken for annotation."""
    skipped = [one for one in _done(task) if one.get("was_cancelled")]
    for what, some in (
        ("cancelled annotations", skipped),
        ("drafts", _dicts(task.get("drafts"))),
    ):
        count = sum(len(_dicts(one.get("result"))) for one in some)
        if count:
            yield f"Left out of {what}: {counted(count, 'result')}."
    for what in ("prediction", "draft"):
        if count := _only_numbered(task.get(f"{what}s")):
            said = counted(count, what)
            yield f"Only numbered in the file: {said}; a snapshot can have them whole."
    if count := sum(map(_unlabelled, acts)):
        said = counted(count, "result")
        yield f"Left out, being about words without a label: {said}."
    others = [item for act in acts for item in act.rest.get("result", ())]
    if others:
        said = counted(len(others), "result")
        yield f"Kept as metadata, being about no span of text: {said}."


def rest_of(task: Mapping[str, Any], acts: list[Act]) -> dict[str, object]:
    """Give what a task says besides its text, as Label Studio has it."""
    lists = {"data", "annotations", "completions", "predictions", "drafts"}
    return _some(
        {
            **{name: value for name, value in task.items() if name not in lists},
            "annotations": [one.rest for one in acts if one.model is None and one.rest],
            "predictions": [
                one.rest for one in acts if one.model is not None and one.rest
            ],
        }
    )


def _rejected(data: Mapping[str, Any], there: list[Item]) -> Iterator[Act]:
    """Give what Copydesk wrote as rejected and the file has no longer otherwise."""
    noted = data.get(KEY)
    said = _dicts(noted.get(REJECTED)) if isinstance(noted, dict) else []
    if not said:
        return
    known = {item.get("id") for one in there for item in _dicts(one.get("result"))}
    if items := [one for one in said if one.get("id") not in known]:
        yield _act({"result": items}, model="")


def _unlabelled(act: Act) -> int:
    """Count what is said of regions that have no labels it could go with."""
    regions = [item for item in act.items if "value" in item]
    known = {region_of(one) for one in regions if labels_of(one) is not None}
    return sum(
        labels_of(one) is None and region_of(one) not in known for one in regions
    )


def _done(task: Mapping[str, Any]) -> list[Item]:
    return _dicts(task.get("annotations") or task.get("completions"))


def _persons_act(one: Item) -> Act:
    return _act(
        one,
        annotator=_person(one.get("completed_by")),
        at=_moment(one.get("updated_at") or one.get("created_at")),
    )


def _act(
    one: Item,
    *,
    annotator: str = "",
    at: datetime | None = None,
    model: str | None = None,
) -> Act:
    items = _dicts(one.get("result"))
    others = [item for item in items if not is_of_text(item)]
    rest = {name: value for name, value in one.items() if name not in _TOLD}
    return Act(
        number=str(one.get("id", "")),
        items=tuple(item for item in items if is_of_text(item)),
        annotator=annotator,
        at=at,
        model=model,
        rest=_some({**rest, "result": others}),
    )


def _some(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in _NOTHING}


def _only_numbered(found: object) -> int:
    items = found if isinstance(found, list) else []
    return sum(isinstance(one, int) for one in items)


def _dicts(found: object) -> list[Item]:
    items = found if isinstance(found, list) else []
    return [one for one in items if isinstance(one, dict)]


def _person(found: object) -> str:
    if isinstance(found, dict):
        found = next((found[name] for name in _PEOPLE if found.get(name)), "")
    return "" if found is None else str(found)


def _moment(found: object) -> datetime | None:
    try:
        if isinstance(found, int | float):
            return datetime.fromtimestamp(found, UTC)
        return datetime.fromisoformat(found) if isinstance(found, str) else None
    except (ValueError, OverflowError, OSError):
        return None
