"""From a task of Label Studio to what it says of its texts.

Several annotators and machines may have been at work on one task. A region answers the
prediction that bears its id; what is no span of a text goes with the metadata.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from annotations.annotated import NO_VALUES
from annotations.annotation import State
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.settling import suggested
from annotations.exchange.text import as_json
from annotations.exchange.units import Unit
from annotations.formats.label_studio.acts import Act, acts_of, asides_of, rest_of
from annotations.formats.label_studio.noted import Noted, relations_apart
from annotations.formats.label_studio.texts import (
    Item,
    Text,
    ends_of,
    labels_of,
    region_of,
    text_for,
    texts_of,
    words_of,
)
from annotations.formats.parts.extras import (
    KEY,
    READABLE,
    damaged,
    with_article_extras,
    with_span_extras,
)
from annotations.formats.parts.objects import listed
from annotations.marks import PENDING
from annotations.readers.metadata import news_metadata
from annotations.span import Span
from annotations.suggestion import Pipeline, Suggestion


def articles(task: Mapping[str, Any], where: str) -> Iterator[FoundArticle]:
    """Give the texts of a task that anything is said of, most often one.

    Raises:
        CopydeskError: there is no text, or what Copydesk had noted is damaged.
    """
    acts = acts_of(task)
    items = [item for act in acts for item in act.items if "value" in item]
    texts = texts_of(task["data"], items)
    named: dict[str, list[Item]] = {}
    for item in items:
        named.setdefault(str(item.get("to_name", "")), []).append(item)
    chosen = {name: text_for(name, texts, items) for name, items in named.items()}
    about = [*dict.fromkeys(chosen.values())] or [text_for("", texts, [])]
    key = str(task.get("id", ""))
    for text in about:
        spans = _Spans(text, {name for name, one in chosen.items() if one == text})
        for act in acts:
            spans.predict(act)
        for act in acts:
            spans.add(act)
        if text.is_elsewhere and not spans.found:
            raise CopydeskError(
                "It says nothing of a text; pictures, sounds and pages that lie "
                "elsewhere cannot be taken."
            )
        found = FoundArticle(
            where=where,
            text=None if text.is_elsewhere else text.text,
            key=key if len(about) == 1 else f"{key}/{text.key}",
            review=_review(acts),
            spans=tuple(spans.found),
            relations=tuple(spans.relations(acts)),
            older_unit=Unit.UTF_16,
            left_aside=tuple(asides_of(task, acts)),
        )
        yield _described(found, task, text, acts)


def _review(acts: list[Act]) -> Review:
    is_done = any(one.model is None for one in acts)
    return Review.DONE if is_done else Review.UNSEEN


def _described(
    found: FoundArticle, task: Mapping[str, Any], text: Text, acts: list[Act]
) -> FoundArticle:
    """Add what is known of the article itself."""
    rest = rest_of(task, acts)
    data = {name: value for name, value in task["data"].items() if name != text.key}
    besides = {"label_studio": rest} if rest.keys() - {"id"} else {}
    noted = data.pop(KEY, None)
    if noted is None:
        return replace(found, news=news_metadata(data | besides))
    if not isinstance(noted, dict):
        raise damaged()
    shown = {name: data.pop(name) for name in READABLE if name in data}
    plain = replace(found, review=Review.UNSEEN)
    whole = with_article_extras(plain, noted | shown)
    extra = MappingProxyType({**whole.news.extra, **data, **besides})
    is_done = any(one.is_later for one in acts)
    return replace(
        whole,
        news=replace(whole.news, extra=extra),
        review=Review.DONE if is_done else whole.review,
        relations=(*whole.relations, *relations_apart(noted)),
    )


class _Spans:
    """Gathers the spans of one text, under ids that no two of them share."""

    def __init__(self, text: Text, names: set[str]) -> None:
        self.found: list[FoundSpan] = []
        self._text = text
        self._names = names
        self._answered: set[str] = set()
        self._predicted: dict[str, tuple[Item, Act]] = {}
        self._used: set[str] = set()
        self._ids: dict[tuple[int, str], str] = {}

    def predict(self, act: Act) -> None:
        """Note which regions are predicted, and which people have answered."""
        for item in self._mine(act):
            if (name := str(item.get("id", ""))) and labels_of(item) is not None:
                if act.model is None:
                    self._answered.add(name)
                else:
                    self._predicted.setdefault(name, (item, act))

    def add(self, act: Act) -> None:
        """Add the spans of an annotation, or those of a prediction left unanswered."""
        values = _values(self._mine(act))
        for item in self._mine(act):
            name, labels = str(item.get("id", "")), labels_of(item)
            if labels is None or (act.model is not None and name in self._answered):
                continue
            noted = Noted.of(item, act)
            told = values.get(region_of(item), NO_VALUES)
            for label in labels or [""]:
                made = self._span(item, act, label, noted)
                made = replace(made, id=self._unused(name, act), values=told)
                one = with_span_extras(made, noted.standing)
                if one.id != made.id and one.id in self._used:
                    # Somebody has copied it, or given it another label besides.
                    one = replace(one, id=made.id)
                self._used.add(one.id)
                self._ids.setdefault((id(act), name), one.id)
                self._ids.setdefault((0, name), one.id)
                self.found.append(one)

    def relations(self, acts: list[Act]) -> Iterator[FoundRelation]:
        """Give the relations, by the ids that their spans have now."""
        for act in acts:
            for item in (one for one in act.items if "from_id" in one):
                pair = [self._id(act, item[end]) for end in ("from_id", "to_id")]
                if item.get("direction") == "left":
                    pair.reverse()
                for label in listed(item, "labels") or [""]:
                    yield FoundRelation(label=str(label), head=pair[0], child=pair[1])
                    if item.get("direction") == "bi":
                        yield FoundRelation(
                            label=str(label), head=pair[1], child=pair[0]
                        )

    def _mine(self, act: Act) -> list[Item]:
        return [
            one
            for one in act.items
            if "value" in one and str(one.get("to_name", "")) in self._names
        ]

    def _id(self, act: Act, name: object) -> str:
        known = self._ids.get((0, str(name)), str(name))
        return self._ids.get((id(act), str(name)), known)

    def _unused(self, name: str, act: Act) -> str:
        if not name:
            return ""
        made, number = name, 1
        while made in self._used:
            made, number = (
                f"{name}/{act.number}/{number}".replace("//", "/"),
                number + 1,
            )
        self._used.add(made)
        return made

    def _span(self, item: Item, act: Act, label: str, noted: Noted) -> FoundSpan:
        start, end = ends_of(item["value"], self._text) or (-1, -1)
        score = item.get("score")
        made = FoundSpan(
            start=start,
            end=end,
            label=label,
            words=words_of(item["value"], self._text.text),
            score=float(score) if isinstance(score, int | float) else None,
            note=_note(item),
        )
        if noted.is_whole:
            # That says all, but for who has been at work with the tool since.
            made = replace(made, score=None)
        elif act.model is not None:
            return replace(made, state=PENDING, pipeline=_pipeline(act))
        else:
            made = self._answering(made, item, noted.state)
        if noted.tells_who:
            return made
        return replace(made, annotator=act.annotator, decided_at=act.at)

    def _answering(self, one: FoundSpan, item: Item, state: str | None) -> FoundSpan:
        """Say which suggestion a person's span goes back to, if any."""
        before, act = self._predicted.get(str(item.get("id", "")), (None, None))
        if before is None or act is None:
            if state == State.CONFIRMED:
                return replace(one, state=state, suggestion=self._suggestion(item, one))
            return replace(one, state=state or one.state)
        suggestion = self._suggestion(before, one)
        if state is None:
            same = before["value"] == item["value"]
            state = State.CONFIRMED.value if same else State.CORRECTED.value
        return replace(one, state=state, suggestion=suggestion, pipeline=_pipeline(act))

    def _suggestion(self, item: Item, one: FoundSpan) -> Suggestion | None:
        """Make what was predicted, if its place can be told in code points."""
        value, labels = item["value"], labels_of(item)
        start, end = ends_of(value, self._text) or (0, 0)
        words = words_of(value, self._text.text)
        fits = 0 <= start < end and self._text.text[start:end] == words
        if not labels or not fits or "\r" in self._text.text:
            return None
        score = item.get("score")
        known = float(score) if isinstance(score, int | float) else one.score
        return suggested(Span(start, end), labels[0], score=known)


def _pipeline(act: Act) -> Pipeline | None:
    return Pipeline.named(act.model) if act.model else None


def _note(item: Item) -> str:
    meta = item.get("meta")
    text = meta.get("text", "") if isinstance(meta, dict) else ""
    return "\n".join(map(str, text)) if isinstance(text, list) else str(text)


def _values(items: list[Item]) -> dict[object, Mapping[str, str]]:
    """Read what else people say of regions: choices, words, numbers, by control."""
    made: dict[object, dict[str, str]] = {}
    for item in items:
        kind = str(item.get("type", ""))
        if labels_of(item) is None and (
            said := item["value"].get(_VALUES.get(kind, kind))
        ):
            name = str(item.get("from_name") or kind)
            made.setdefault(region_of(item), {})[name] = _in_words(said)
    return {name: MappingProxyType(values) for name, values in made.items()}


def _in_words(said: object) -> str:
    """Write an answer down; of a taxonomy, each has the way to it."""
    if not isinstance(said, list):
        return said if isinstance(said, str) else as_json(said)
    ways = (one if isinstance(one, list) else [one] for one in said)
    return "; ".join(" / ".join(map(str, way)) for way in ways)


_VALUES = {"textarea": "text"}
