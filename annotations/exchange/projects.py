"""Projects of INCEpTION and WebAnno, as these export them whole.

Beside ``exportedproject.json`` there are ``annotation/DOCUMENT/USER.zip``, or a file
that is not packed, ``curation/DOCUMENT/CURATION_USER.zip``, and ``source/DOCUMENT``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.writing import key_of
from annotations.readers.reader import Refusal

_PROJECT = "exportedproject*.json"
_WORK = ("annotation", "curation")
_JAVA = ("annotation_ser", "curation_ser")
_INITIAL, _CURATOR = "INITIAL_CAS", "CURATION_USER"
_SOURCE = "source"
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Work:
    """Whose work on which document of a project a file is."""

    project: Path
    document: str
    user: str

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """Tell by where a file lies; nothing if that is in no project."""
        for folder in path.parents[1:_DEEPEST]:
            if folder.name in _WORK:
                document, user, *_ = path.relative_to(folder).parts
                name = path.stem if user == path.name else user
                # Curated documents may be exported without the rest of a project.
                if name == _CURATOR or any(folder.parent.glob(_PROJECT)):
                    return cls(folder.parent, document, name)
        return None

    @property
    def is_initial(self) -> bool:
        """Tell whether it is the document as everybody began with it."""
        return self.user == _INITIAL

    def told(self, found: FoundArticle | Refusal) -> FoundArticle | Refusal:
        """Say of an article which document it is, and of spans whose."""
        where = f"{self.document}, {self.user}"
        if isinstance(found, Refusal):
            return replace(found, where=where)
        who = "" if self.is_initial else self.user
        return replace(
            found,
            where=where,
            key=key_of(Path(self.document).stem),
            spans=tuple(
                one if one.annotator else replace(one, annotator=who)
                for one in found.spans
            ),
        )


def is_project(folder: Path) -> bool:
    """Tell whether a folder is a project, or holds one and nothing besides."""
    return any(folder.glob(_PROJECT)) or any(folder.glob(f"*/{_PROJECT}"))


def chosen(paths: Iterable[Path]) -> list[Path]:
    """Leave out what projects hold twice: documents before anybody worked on them."""
    works = {path: Work.of(path) for path in paths}
    done = {
        (work.project, work.document)
        for work in works.values()
        if work is not None and not work.is_initial
    }
    begun = {(work.project, work.document) for work in works.values() if work}
    return [
        path
        for path, work in works.items()
        if not path.match(_PROJECT)
        and not (work and work.is_initial and (work.project, work.document) in done)
        and not (path.parent.name == _SOURCE and _document(path) in begun)
    ]


def _document(source: Path) -> tuple[Path, str]:
    return source.parent.parent, source.name


def refuse_java(folder: Path) -> None:
    """Say what to do with a project whose annotations only Java can read.

    Raises:
        CopydeskError: it is one.
    """
    for project in (*folder.glob(_PROJECT), *folder.glob(f"*/{_PROJECT}")):
        root = project.parent
        if any((root / name).is_dir() for name in _JAVA) and not any(
            (root / name).is_dir() for name in _WORK
        ):
            raise CopydeskError(
                "The annotations of this project are in files of Java alone; export "
                "it again from INCEpTION with UIMA CAS JSON as secondary format."
            )
