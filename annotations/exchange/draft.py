"""Files written beside the ones they are to replace."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES, EDQUOT, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from functools import cached_property
from itertools import chain
from pathlib import Path

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.places import (
    MARK,
    Place,
    mark,
    packed,
    place_for,
    refuse_target,
)
from annotations.exchange.proof import Ledger
from annotations.leftovers import clear, draft_of, old_of

_ADVICE = {
    (ENOENT, ENOTDIR): "The folder {folder} does not exist; make it or choose another.",
    (EACCES, EPERM, EROFS): "{folder} may not be written to; choose another folder.",
    (ENOSPC, EDQUOT): "The disk has no room for {target}; make some or choose another.",
}
_OURS = b"Copydesk"


class Draft:
    """An export in the making; its target stays as it was until it is published.

    A format with a file for each article fills a folder, which may be packed; a
    target that is named like one of its files takes a single article.

    Raises:
        CopydeskError: from all that writes, where the disk will not have it.
    """

    def __init__(self, target: Path, to_format: Format) -> None:
        self.target = target
        self._format = to_format
        self._place = place_for(target, to_format)
        clear(target.parent, target)
        self._path = draft_of(target)
        self._old: dict[Path, Path] = {}
        self._new: list[Path] = []
        self._along: list[Path] = []
        self._labels: set[str] = set()
        self._relations: set[str] = set()
        with world(target):
            refuse_target(target, self._place)
            if to_format.is_spread:
                self._path.mkdir()
            else:
                # To learn at once whether it may be written to.
                self._path.touch(exist_ok=False)
                self._path.unlink()
        self._ledger = Ledger(to_format)

    @cached_property
    def _writer(self) -> Writer:
        make = self._format.writer
        if make is None:
            raise CopydeskError(
                f"Copydesk reads {self._format.title} but does not write it; choose "
                "another format."
            )
        return make(self._path)

    def add(self, annotated: AnnotatedArticle) -> Fitted:
        """Write an article as far as the format carries it, and say how far."""
        fitted = self._format.fit(annotated)
        self._ledger.note(fitted)
        self._labels |= {one.label for one in fitted.annotated.spans}
        self._relations |= {one.label for one in fitted.annotated.relations}
        with world(self.target):
            self._writer.add(fitted)
        if self._place is Place.SINGLE and len(self._writer.files) > 1:
            raise CopydeskError(
                f"{self._format.title} holds one article a file; name a folder or a "
                ".zip to write to."
            )
        return fitted

    def prove(self) -> Iterator[int]:
        """Finish the file, read it back and compare, counting the articles."""
        with world(self.target):
            self._writer.finish()
            files = self._writer.files or [self._path]
            for path in files:
                _flush(path)
        held = chain.from_iterable(map(self._format.held or self._format.read, files))
        yield from self._ledger.prove(held)
        if (library := self._format.library) is not None:
            seen = chain.from_iterable(map(library, files))
            yield from self._ledger.prove_to_library(seen)

    def join(self, parts: Iterable[Path]) -> None:
        """Fill the file or the folder with others that were proven, in their order."""
        with world(self.target):
            if self._format.is_spread:
                _gather(parts, self._path)
                return
            with self._path.open("xb") as whole:
                for part in parts:
                    with part.open("rb") as stream:
                        shutil.copyfileobj(stream, whole)
                    part.unlink()
            _flush(self._path)

    def publish(self) -> None:
        """Put what was made in its target's place, and keep what was there for now."""
        with world(self.target):
            for made, target in self._made():
                if made.is_file() and target.is_dir():
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
                if target.exists():
                    old = old_of(target)
                    _keep(target, old)
                    self._old[target] = old
                    # Who may read a file is for whoever made it to say.
                    shutil.copymode(old, made)
                made.replace(target)
                self._new.append(target)
            _sync(self.target.parent)

    def withdraw(self) -> None:
        """Take back what is published so far."""
        for target in self._new:
            _remove(target)
        for target, old in self._old.items():
            old.replace(target)
        self._new.clear()
        self._old.clear()

    def discard(self) -> None:
        """Leave nothing behind but what is published."""
        if "_writer" in vars(self):
            # What is still in the buffer may not fit on the disk either.
            with suppress(OSError):
                self._writer.close()
        self._ledger.close()
        for path in (self._path, *self._along, *self._old.values()):
            _remove(path)

    def _made(self) -> list[tuple[Path, Path]]:
        """Pair what was made with where it goes."""
        match self._place:
            case Place.PACKED:
                return [(packed(self._path), self.target)]
            case Place.SINGLE:
                return list(self._single())
            case Place.FOLDER:
                mark(self._path, self._format.name)
        return [(self._path, self.target), *self._companions()]

    def _companions(self) -> Iterator[tuple[Path, Path]]:
        """Write what goes along with the file, but not over what others wrote."""
        labels = sorted(self._labels), sorted(self._relations)
        for suffix, data in self._format.beside(*labels).items():
            target = self.target.with_name(self.target.stem + suffix)
            if target.exists() and _OURS not in target.read_bytes():
                continue
            made = draft_of(target)
            self._along.append(made)
            made.write_bytes(data)
            yield made, target

    def _single(self) -> Iterator[tuple[Path, Path]]:
        main = self._writer.files[0]
        stem = main.name.removesuffix(self._format.suffixes[0])
        for path in sorted(self._path.iterdir()):
            if path == main:
                yield path, self.target
            elif path.name.startswith(stem):
                name = self.target.stem + path.name.removeprefix(stem)
                yield path, self.target.with_name(name)
            else:
                yield path, self._free(path)

    def _free(self, path: Path) -> Path:
        """Name what goes along, without taking the place of something of others."""
        place = self.target.with_name(path.name)
        if not place.exists():
            return place
        there = place.read_bytes()
        if _OURS in there or there == path.read_bytes():
            return place
        return self.target.with_name(f"{self.target.stem}.{path.name}")


@contextmanager
def drafts(targets: Iterable[Path], to_format: Format) -> Iterator[dict[Path, Draft]]:
    """Begin a draft for each target; at the end, what is unpublished is gone."""
    with ExitStack() as stack:
        made = {}
        for target in targets:
            made[target] = Draft(target, to_format)
            stack.callback(made[target].discard)
        yield made


def publish(proven: Iterable[Draft]) -> None:
    """Publish all drafts, or none of them."""
    with ExitStack() as undo:
        for draft in proven:
            undo.callback(draft.withdraw)
            draft.publish()
        undo.pop_all()


@contextmanager
def world(target: Path) -> Iterator[None]:
    """Say in a sentence what the disk has against a target."""
    try:
        yield
    except OSError as error:
        for numbers, advice in _ADVICE.items():
            if error.errno in numbers:
                message = advice.format(target=target, folder=target.parent)
                raise CopydeskError(message) from error
        raise CopydeskError(
            f"{target} could not be written ({error.strerror}); choose another place."
        ) from error


def _gather(folders: Iterable[Path], into: Path) -> None:
    """Move files into one folder; those of a name in several are alike in all."""
    for folder in folders:
        for path in folder.iterdir():
            if path.name != MARK:
                path.replace(into / path.name)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _keep(path: Path, copy: Path) -> None:
    if path.is_dir():  # a full one cannot be written over
        path.rename(copy)
        return
    try:
        copy.hardlink_to(path)
    except OSError:  # not every file system has links
        shutil.copy2(path, copy)


def _sync(folder: Path) -> None:
    """Put the new name on disk too, where folders can be opened for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
