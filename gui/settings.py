"""What is remembered between one start and the next."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from annotations.user import user_name
from gui.theme import Appearance

_RECENT = 8
_LONGEST = 80
_USED = 20
_KEYS = "keys"
SMALLEST, LARGEST, USUAL = 12, 32, 17
SURE = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where on this machine things are kept."""

    settings: Path
    crashes: Path
    samples: Path


class Settings:
    """Typed access to one settings file."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """The projects opened last, newest first, as far as they still exist."""
        return [path for path in self._paths() if path.exists()]

    def remember(self, project: Path) -> None:
        """Put a project at the head of the recent ones."""
        path = project.resolve()
        others = [other for other in self._paths() if other != path]
        kept = [str(each) for each in [path, *others][:_RECENT]]
        self._file.setValue("recent", "\n".join(kept))

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system has it."""
        return _appearance(self._text("appearance", Appearance.SYSTEM))

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._file.setValue("appearance", str(appearance))

    @property
    def annotator(self) -> str:
        """The name that decisions are signed with."""
        return tidied(self._text("annotator", "")) or user_name()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self._file.setValue("annotator", name)

    @property
    def threshold(self) -> int:
        """The score below which suggestions are hidden, in per cent."""
        return self._percent("threshold", 0)

    @threshold.setter
    def threshold(self, percent: int) -> None:
        self._file.setValue("threshold", str(percent))

    @property
    def sure(self) -> int:
        """The score from which suggestions count as sure, in per cent."""
        return self._percent("sure", SURE)

    @sure.setter
    def sure(self, percent: int) -> None:
        self._file.setValue("sure", str(percent))

    @property
    def size(self) -> int:
        """The size of the reading face, in pixels."""
        size = self._text("size", str(USUAL))
        return min(LARGEST, max(SMALLEST, int(size) if size.isdigit() else USUAL))

    @size.setter
    def size(self, size: int) -> None:
        self._file.setValue("size", min(LARGEST, max(SMALLEST, size)))

    @property
    def hints(self) -> bool:
        """Whether the keys are shown under the text."""
        return self._text("hints", "yes") == "yes"

    @hints.setter
    def hints(self, shown: bool) -> None:
        self._file.setValue("hints", "yes" if shown else "no")

    @property
    def points(self) -> bool:
        """Whether keys act on what the mouse points at."""
        return self._text("points", "yes") == "yes"

    @points.setter
    def points(self, wanted: bool) -> None:
        self._file.setValue("points", "yes" if wanted else "no")

    @property
    def walks_missed(self) -> bool:
        """Whether what may be missed is walked before an article is left."""
        return self._text("walks_missed", "no") == "yes"

    @walks_missed.setter
    def walks_missed(self, wanted: bool) -> None:
        self._file.setValue("walks_missed", "yes" if wanted else "no")

    @property
    def suggests_alone(self) -> bool:
        """Whether new articles get their suggestions without being asked."""
        return self._text("suggests_alone", "yes") == "yes"

    @suggests_alone.setter
    def suggests_alone(self, alone: bool) -> None:
        self._file.setValue("suggests_alone", "yes" if alone else "no")

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that were changed, by action, as they stand in the file."""
        self._file.beginGroup(_KEYS)
        stored = {id_: self._file.value(id_) for id_ in self._file.allKeys()}
        self._file.endGroup()
        return {id_: _lines(value) for id_, value in stored.items()}

    @keys.setter
    def keys(self, changed: Mapping[str, tuple[str, ...]]) -> None:
        self._file.remove(_KEYS)
        for id_, keys in changed.items():
            self._file.setValue(f"{_KEYS}/{id_}", "\n".join(keys))

    @property
    def palette(self) -> list[str]:
        """What was last done by its name, newest first."""
        return self._text("palette", "").splitlines()

    def used(self, id_: str) -> None:
        """Put something at the head of what was done by its name."""
        others = [other for other in self.palette if other != id_]
        self._file.setValue("palette", "\n".join([id_, *others][:_USED]))

    @property
    def tips(self) -> bool:
        """Whether hints are given the first times that something applies."""
        return self._text("tips", "yes") == "yes"

    @tips.setter
    def tips(self, given: bool) -> None:
        self._file.setValue("tips", "yes" if given else "no")

    @property
    def tips_given(self) -> Counter[str]:
        """How often each hint was given."""
        return Counter(self._text("tips_given", "").split())

    def give_tip(self, id_: str) -> None:
        """Count a hint."""
        given = [*self._text("tips_given", "").split(), id_]
        self._file.setValue("tips_given", " ".join(given))

    def shape(self, name: str) -> QByteArray:
        """Recall the geometry of a window or splitter."""
        value = self._file.value(f"shape/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Remember the geometry of a window or splitter."""
        self._file.setValue(f"shape/{name}", shape)

    def _percent(self, key: str, default: int) -> int:
        text = self._text(key, str(default))
        return min(100, int(text)) if text.isdecimal() else default

    def _text(self, key: str, default: str) -> str:
        return str(self._file.value(key, default))

    def _paths(self) -> list[Path]:
        return [Path(line) for line in self._text("recent", "").splitlines() if line]


def tidied(name: str) -> str:
    """Make a name of what was typed or pasted: one line that a file can hold."""
    whole = name.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return " ".join(whole.split())[:_LONGEST].strip()


def _lines(value: object) -> tuple[str, ...]:
    # Qt reads a value with a bare comma in it as a list.
    text = ",".join(value) if isinstance(value, list) else str(value)
    return tuple(line for line in text.splitlines() if line)


def _appearance(text: str) -> Appearance:
    # A settings file may have been edited by hand.
    return Appearance(text) if text in set(Appearance) else Appearance.SYSTEM
