"""Files written beside the ones they are to replace."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.formats.format import Format, Loss, Writer
from annotations.formats.proof import Ledger

_ADVICE = {
    (ENOENT, ENOTDIR): "The folder {folder} does not exist; make it or choose another.",
    (EACCES, EPERM, EROFS): "{folder} may not be written to; choose another folder.",
    (ENOSPC, EDQUOT): "The disk has no room for {target}; make some or choose another.",
}


class Draft:
    """An export in the making; its target stays as it was until it is published.

    Raises:
        CopydeskError: from all that writes, where the disk will not have it.
    """

    def __init__(self, target: Path, to_format: Format) -> None:
        self.target = target
        self._format = to_format
        self._path = _beside(target)
        self._old = _beside(target)
        with _world(target):
            if target.is_dir():
                raise CopydeskError(f"{target} is a folder; name a file in it.")
            if target.exists() and not target.is_file():
                raise CopydeskError(f"{target} is no ordinary file; name another.")
            self._stream = self._path.open("xb")
        self._ledger = Ledger()

    @cached_property
    def _writer(self) -> Writer:
        return self._format.writer(self._stream)

    def add(self, annotated: AnnotatedArticle) -> tuple[Loss, ...]:
        """Write an article; return the spans that had to stay behind."""
        self._ledger.note(annotated.article.title, self._format.expected(annotated))
        with _world(self.target):
            return self._writer.add(annotated)

    def prove(self) -> Iterator[int]:
        """Finish the file, read it back and compare, counting the articles."""
        with _world(self.target):
            self._writer.finish()
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
        with self._path.open("rb") as stream:
            yield from self._ledger.prove(self._format.read_back(stream))

    def publish(self) -> None:
        """Put the file in its target's place, and keep what was there for now."""
        with _world(self.target):
            if self.target.exists():
                _keep(self.target, self._old)
                # Who may read it is for whoever made it to say.
                shutil.copymode(self.target, self._path)
            self._path.replace(self.target)
            _sync(self.target.parent)

    def withdraw(self) -> None:
        """Take the published file back."""
        if self._old.exists():
            self._old.replace(self.target)
        else:
            self.target.unlink()

    def discard(self) -> None:
        """Leave nothing behind but what is published."""
        # What is still in the buffer may not fit on the disk either.
        with suppress(OSError):
            self._stream.close()
        self._ledger.close()
        for path in (self._path, self._old):
            path.unlink(missing_ok=True)


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
            draft.publish()
            undo.callback(draft.withdraw)
        undo.pop_all()


@contextmanager
def _world(target: Path) -> Iterator[None]:
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


def _beside(target: Path) -> Path:
    # Not made from the target's name, which may be as long as names can be.
    return target.with_name(f".copydesk-{uuid4().hex}.part")


def _keep(path: Path, copy: Path) -> None:
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
