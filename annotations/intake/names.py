"""What the labels of a file become in a project."""

from collections.abc import Iterable, Mapping

from annotations.errors import CopydeskError
from annotations.intake.order import TakeAs
from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.scheme_files import fresh
from annotations.scheme_rules import checked
from annotations.suggest.mapping import IGNORED, LabelMap, check_targets


class Names:
    """Translates the labels of files into those of a scheme, as it stands.

    Annotations bring labels along that the scheme lacks; of suggestions they are
    ignored, as those of pipelines are, unless ``said`` tells what they become.

    Raises:
        CopydeskError: suggestions are to get a label that the scheme lacks.
    """

    def __init__(
        self, scheme: LabelScheme, said: Mapping[str, str], take_as: TakeAs
    ) -> None:
        self._said = dict(said)
        self._grows = take_as is TakeAs.ANNOTATIONS
        if not self._grows:
            check_targets(self._said.items(), scheme)
        self.refused: dict[str, str] = {}
        self.added: dict[str, None] = {}
        self.follow(scheme)

    def follow(self, scheme: LabelScheme) -> None:
        """Translate into another scheme from now on."""
        self.scheme = scheme
        self._map = LabelMap(scheme, {})
        self._known: dict[str, str] = {}

    def of(self, label: str) -> str:
        """Give the label of the project, or ``IGNORED``; it may be yet to be added."""
        if label not in self._known:
            self._known[label] = self._target(label)
        return self._known[label]

    @property
    def told(self) -> dict[str, str]:
        """Give what was asked for so far, and what became of it."""
        return dict(self._known)

    def agree(self, told: Mapping[str, str]) -> bool:
        """Tell whether labels still become what they became elsewhere."""
        return all(self.of(label) == target for label, target in told.items())

    def growth(self, labels: Iterable[str], *, name: str) -> Recast | None:
        """Add to the scheme what labels need; nothing if it has all of them.

        What cannot be the name of a label is noted, and ignored.
        """
        scheme = self.scheme
        for label in dict.fromkeys(labels):
            target = LabelMap(scheme, {}).target(self.of(label)) or self.of(label)
            if target != IGNORED and target not in scheme:
                scheme = self._grown(scheme, label, target)
        self._known.clear()
        if scheme is self.scheme:
            return None
        title = f"Add labels of {name}"
        return Recast(title=title, before=self.scheme, after=scheme)

    def _target(self, label: str) -> str:
        if label in self.refused:
            return IGNORED
        if (said := self._said.get(label)) is not None:
            return self._map.target(said) or (said.strip() if self._grows else IGNORED)
        found = self._map.target if self._grows else self._map.written
        return found(label) or (label.strip() if self._grows else IGNORED)

    def _grown(self, scheme: LabelScheme, label: str, name: str) -> LabelScheme:
        try:
            grown = checked((*scheme, fresh(name, scheme)))
        except CopydeskError as error:
            self.refused[label] = str(error)
            return scheme
        self.added[name] = None
        return grown
