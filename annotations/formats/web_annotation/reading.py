"""Web Annotations as others write them: pages, collections, lists, single ones.

An article is made of all that is said of one source within a page.
"""

from collections.abc import Iterator
from pathlib import Path

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.units import Unit
from annotations.formats.parts.aside import with_aside
from annotations.formats.parts.extras import KEY, damaged, with_span_extras
from annotations.formats.parts.objects import first_object, items_of
from annotations.formats.web_annotation.nodes import (
    Node,
    Place,
    Said,
    creator_of,
    iri_of,
    is_a,
    listed,
    moment_of,
    motivations_of,
    places_of,
    said_by,
    texts_in,
)
from annotations.marks import PENDING
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal
from annotations.suggestion import Pipeline
from annotations.wording import shortened

_DIGEST = "urn:sha256:"
_KEY_LENGTH = 16
_SHARED = ("w3.org/ns/anno", "w3.org/ns/oa")


def read(path: Path) -> Reading:
    """Read a file of annotations; those outside of pages are taken together.

    Raises:
        CopydeskError: from where on the file is no JSON.
        OSError: it cannot be read.
    """
    loose: list[Node] = []
    place = ""
    for where, item in items_of(path):
        page = _page(item)
        if page is None:
            yield Refusal(where, "It is no Web Annotation; choose another format.")
        elif isinstance(item, dict) and "target" in item:
            loose.append(item)
            place = place or where
        else:
            yield from _articles(page, where)
    yield from _articles(loose, place)


def knows(head: Head) -> bool:
    """Tell the vocabulary by its name, or an annotation by its parts."""
    first = first_object(head)
    context = str(first.get("@context", ""))
    is_one = is_a(first, "Annotation") and "target" in first
    return is_one or any(name in context for name in _SHARED)


def _page(item: object) -> list[Node] | None:
    """List the annotations of a page, or the one that there is."""
    if not isinstance(item, dict):
        return None
    if "target" in item:
        return [item]
    for holder in (item, item.get("first")):
        if isinstance(holder, dict) and "items" in holder:
            return [one for one in listed(holder["items"]) if isinstance(one, dict)]
    return (
        []
        if is_a(item, "AnnotationPage") or is_a(item, "AnnotationCollection")
        else None
    )


def _articles(page: list[Node], where: str) -> Reading:
    about = {
        source: one
        for one in page
        if KEY in one and "describing" in motivations_of(one)
        for source, _ in texts_in(one)
    }
    texts = {source: text for one in page for source, text in texts_in(one)}
    sources: dict[str, _Gathered] = {source: _Gathered() for source in about}
    links = [one for one in page if _is_link(one)]
    others = {id(one) for one in (*about.values(), *links)}
    for one in page:
        if id(one) in others:
            continue
        try:
            for place in places_of(one, texts):
                sources.setdefault(place.source, _Gathered()).add(one, place)
        except CopydeskError as error:
            yield Refusal(f"{where}, {iri_of(one)}", str(error))
    for source, gathered in sources.items():
        try:
            found = gathered.article(where, source, texts.get(source), links)
            yield _described(found, about.get(source, {}))
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _is_link(annotation: Node) -> bool:
    """Tell a relation: it links two things that are not places in a text."""
    ends = listed(annotation.get("target"))
    is_pair = len(ends) == 2 and all(iri_of(one) for one in ends)  # noqa: PLR2004
    return is_pair and "linking" in motivations_of(annotation)


class _Gathered:
    """What is said of one source."""

    def __init__(self) -> None:
        self._spans: list[FoundSpan] = []
        self._ids: dict[str, str] = {}
        self._asides: list[str] = []

    def add(self, annotation: Node, place: Place) -> None:
        said = said_by(annotation)
        if place.is_lost or not (place.pieces or place.words):
            why = "in a way that cannot be followed" if place.is_lost else "as a whole"
            what = shortened("; ".join((*said.labels, said.note)).strip("; "))
            self._asides.append(f"The text is annotated {why}: “{what}”.")
            return
        for number, label in enumerate(said.labels, start=1):
            iri = iri_of(annotation)
            name = iri if iri not in self._ids else f"{iri}/{number}"
            one = _span(annotation, place, said, label, name)
            self._ids.setdefault(iri, one.id)
            self._spans.append(one)

    def article(
        self, where: str, source: str, text: str | None, links: list[Node]
    ) -> FoundArticle:
        key = source.removeprefix(_DIGEST)
        is_ours = key != source
        shown = {"url": source} if source.startswith(("http:", "https:")) else {}
        return FoundArticle(
            where=where,
            text=text,
            key=key[:_KEY_LENGTH] if is_ours else source,
            news=news_metadata(shown),
            spans=tuple(self._spans),
            relations=tuple(self._relations(links)),
            older_unit=Unit.UTF_16,
            left_aside=tuple(self._asides),
        )

    def _relations(self, links: list[Node]) -> Iterator[FoundRelation]:
        for link in links:
            head, child = (iri_of(one) for one in listed(link["target"]))
            if head in self._ids:
                label = said_by(link).labels[0]
                yield FoundRelation(
                    label=label,
                    head=self._ids[head],
                    child=self._ids.get(child, child),
                )


def _span(
    annotation: Node, place: Place, said: Said, label: str, name: str
) -> FoundSpan:
    pieces = place.pieces or ((-1, -1),)
    who, is_program = creator_of(annotation)
    made = FoundSpan(
        start=min(start for start, _ in pieces),
        end=max(end for _, end in pieces),
        label=label,
        words=place.words,
        parts=pieces if len(pieces) > 1 else (),
        id=name,
        state=PENDING if is_program else State.ADDED.value,
        pipeline=Pipeline.named(who) if is_program else None,
        annotator="" if is_program else who,
        note=said.note,
        decided_at=None if is_program else moment_of(annotation),
        values=said.values,
    )
    noted = annotation.get(KEY, {})
    if not isinstance(noted, dict):
        raise damaged()
    return with_span_extras(made, noted)


def _described(found: FoundArticle, about: Node) -> FoundArticle:
    """Add what is known of the article itself."""
    return with_aside(found, about[KEY], {}) if about else found
