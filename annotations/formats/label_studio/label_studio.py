"""Label Studio: tasks with annotations and predictions, for import and as exported.

Each annotator's spans are an annotation of the task, each machine's suggestions a
prediction; a suggestion bears the id of the span that answers it, as Label Studio has
it. What has no place of its own lies under ``copydesk`` in the data of the task and in
the ``meta`` of a region, which the tool keeps: rejected spans, too, as most of its
exports leave predictions out, and relations between annotations. Who decided is there
as well: a file that names annotators unknown to a server is refused by it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import count
from pathlib import Path
from xml.sax.saxutils import quoteattr

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.edit import Review
from annotations.exchange.format import Format, Writer
from annotations.exchange.traits import EVERYTHING
from annotations.formats.label_studio.acts import REJECTED
from annotations.formats.label_studio.noted import APART, ORIGINS
from annotations.formats.label_studio.tasks import knows, read
from annotations.formats.parts.extras import KEY, READABLE, article_extras, span_extras
from annotations.formats.parts.objects import list_writer
from annotations.formats.parts.xml import for_xml
from annotations.selection import GOOD_STATES
from annotations.span import Span
from annotations.suggestion import Pipeline

Region = dict[str, object]

_PLAIN_ID = re.compile(r"[\w-]+", re.ASCII)
_UNNAMED = "copydesk"


def _beside(labels: Iterable[str], relations: Iterable[str]) -> dict[str, bytes]:
    """Write the labelling configuration that a project needs for the tasks.

    What relations are called is wiped out by the tool's window if it is not there.
    """
    named = [one for one in relations if one]
    lines = [
        "<View>",
        "  <!-- Written by Copydesk, for the labelling setup of a project. -->",
        *(_listed("Relations", "Relation", named) if named else ()),
        *_listed('Labels name="label" toName="text"', "Label", labels),
        '  <Text name="text" value="$text"/>',
        "</View>",
        "",
    ]
    return {".config.xml": "\n".join(lines).encode()}


def _listed(whole: str, each: str, values: Iterable[str]) -> list[str]:
    made = [f"    <{each} value={quoteattr(for_xml(one))}/>" for one in values]
    return [f"  <{whole}>", *made, f"  </{whole.partition(' ')[0]}>"]


def _writer(path: Path) -> Writer:
    return list_writer(path, lambda fitted: _task(fitted.annotated))


def _task(annotated: AnnotatedArticle) -> dict[str, object]:
    extras = article_extras(annotated)
    shown = {name: extras.pop(name) for name in READABLE if name in extras}
    results = _Results(annotated)
    besides = {REJECTED: results.rejected, APART: results.apart}
    extras |= {name: some for name, some in besides.items() if some}
    return {
        "data": {"text": annotated.article.text, **shown, KEY: extras},
        # What does not say so is taken for ground truth on import.
        "annotations": [
            {"result": one, "ground_truth": False}
            for one in results.annotations.values()
        ],
        "predictions": [
            {"model_version": name, "result": one}
            for name, one in results.predictions.items()
        ],
    }


class _Results:
    """The regions of a task, by annotator and by machine, in their order."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._text = annotated.article.text
        self.annotations: dict[str, list[Region]] = {}
        self.predictions: dict[str, list[Region]] = {}
        self.rejected: list[Region] = []
        self.apart: list[Region] = []
        homes: dict[str, tuple[str, list[Region]]] = {}
        for one, name in zip(annotated.spans, _ids(annotated.spans), strict=True):
            homes.setdefault(one.id, (name, self._add(one, name)))
        for joined in annotated.relations:
            (head, result), (child, other) = homes[joined.head], homes[joined.child]
            if result is other and head != child:
                result.append(_relation(head, child, joined.label))
            else:
                # The window breaks over a region of another annotation, and drops what
                # joins one with itself.
                self.apart.append(asdict(joined))
        if annotated.review is Review.DONE and not self.annotations:
            self.annotations[""] = []

    def _add(self, one: AnnotatedSpan, name: str) -> list[Region]:
        whole = self._region(one.span, one.label, name) | _meta(one, name)
        if one.state == State.REJECTED:
            self.rejected.append(whole)
        if one.state not in GOOD_STATES:
            return self._predict(one, whole)
        if answered := one.suggestion:
            self._predict(one, self._region(answered.span, answered.label, name))
        result = self.annotations.setdefault(one.annotator, [])
        result.append(whole | {"origin": ORIGINS[one.state]})
        return result

    def _predict(self, one: AnnotatedSpan, region: Region) -> list[Region]:
        score = one.suggestion.score if one.suggestion else None
        result = self.predictions.setdefault(_model(one.pipeline), [])
        result.append(region | ({} if score is None else {"score": score}))
        return result

    def _region(self, span: Span, label: str, name: str) -> Region:
        value = {
            "start": span.start,
            "end": span.end,
            "text": span.of(self._text),
            "labels": [label],
        }
        return {
            "id": name,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": value,
        }


def _relation(head: str, child: str, label: str) -> Region:
    return {
        "type": "relation",
        "from_id": head,
        "to_id": child,
        "direction": "right",
        "labels": [label],
    }


def _meta(one: AnnotatedSpan, name: str) -> Region:
    """Write what else is known of a span: the note where the tool has notes."""
    extras: dict[str, object] = {"id": one.id, **span_extras(one)}
    extras.pop("note", None)
    if one.id == name:
        del extras["id"]
    meta: Mapping[str, object] = {
        **({"text": [one.note]} if one.note else {}),
        **({KEY: extras} if extras else {}),
    }
    return {"meta": meta} if meta else {}


def _model(pipeline: Pipeline | None) -> str:
    if pipeline is None:
        return _UNNAMED
    return f"{pipeline.name}-{pipeline.version}"


def _ids(spans: Iterable[AnnotatedSpan]) -> Iterable[str]:
    """Give the ids of spans, or others where Label Studio could not have them."""
    spans = tuple(spans)
    taken = {one.id for one in spans}
    fresh = (name for name in map("r{}".format, count(1)) if name not in taken)
    used: set[str] = set()
    for one in spans:
        is_good = _PLAIN_ID.fullmatch(one.id) and one.id not in used
        used.add(one.id)
        yield one.id if is_good else next(fresh)


LABEL_STUDIO = Format(
    name="label-studio",
    title="Label Studio JSON",
    suffixes=(".json", ".jsonl", ".csv", ".tsv"),
    carries=EVERYTHING,
    loses=("gaps in spans, which Label Studio shows filled",),
    writer=_writer,
    read=read,
    knows=knows,
    beside=_beside,
)
