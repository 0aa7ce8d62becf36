"""Which keys each action answers to, and what may be changed about that."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotations.errors import CopydeskError
from gui import keys

Keys = tuple[str, ...]
_NAMED = re.compile(r"\{([a-z_.]+)\}")
_NOTHING: Mapping[str, Keys] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What the program comes with for one action.

    ``title`` names the action to people; the keys of what is ``in_article`` count
    only while the article has the keyboard, so that they take nothing from fields.
    """

    title: str
    keys: Keys = ()
    in_article: bool = False


@dataclass(frozen=True, slots=True)
class Keymap:
    """The usual keys by action, and those that were changed; no key has two actions.

    ``labels`` are the keys of the label scheme in use, with whose names they go.
    """

    usual: Mapping[str, Usual]
    changed: Mapping[str, Keys] = field(default_factory=lambda: _NOTHING)
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def keys(self, action: str) -> Keys:
        """List the keys of an action, the one that is shown first."""
        return self.changed.get(action, self.usual[action].keys)

    def named(self, action: str) -> str:
        """Name an action's key in a sentence; without one the action is named."""
        present = self.keys(action)
        return keys.written(present[:1]) or f"“{self.usual[action].title}”"

    def said(self, sentence: str, write: Callable[[str], str] = str) -> str:
        """Put the present keys into a sentence of ours: ``{edit.undo} undoes``.

        ``write`` says how a key is to look in it.
        """
        return _NAMED.sub(lambda found: write(self.named(found[1])), sentence)

    def owner(self, key: str) -> str | None:
        """Find the action that answers to a key."""
        return next((id_ for id_ in self.usual if key in self.keys(id_)), None)

    @property
    def taken(self) -> frozenset[str]:
        """List the keys that no label can have."""
        return frozenset(key for id_ in self.usual for key in self.keys(id_))

    def refusal(self, action: str, key: str) -> str:
        """Say why an action cannot have a key; nothing if it can."""
        if why := keys.refusal(key, in_article=self.usual[action].in_article):
            return why
        owner = self.owner(key)
        if owner not in (None, action):
            return f"{keys.written((key,))} is taken: {self.usual[owner].title}."
        if label := self.labels.get(key) or self.labels.get(key.removeprefix("Shift+")):
            return f"{keys.written((key,))} is taken: the label {label}."
        return ""

    def with_keys(self, action: str, wanted: Iterable[str]) -> "Keymap":
        """Give an action other keys, or its usual ones back.

        Raises:
            CopydeskError: another action or a label answers to one of them, or typing
                needs it.
        """
        present = tuple(dict.fromkeys(wanted))
        for key in present:
            if why := self.refusal(action, key):
                raise CopydeskError(f"{why} Choose another key.")
        changed = {**self.changed, action: present}
        if present == self.usual[action].keys:
            del changed[action]
        return replace(self, changed=MappingProxyType(changed))

    def reset(self) -> "Keymap":
        """Give every action its usual keys back."""
        return replace(self, changed=_NOTHING)

    def with_labels(self, labels: Mapping[str, str]) -> "Keymap":
        """Take the keys of another label scheme, each with its label's name."""
        return replace(self, labels=MappingProxyType(dict(labels)))


def restored(
    usual: Mapping[str, Usual], stored: Mapping[str, Iterable[str]]
) -> tuple[Keymap, tuple[str, ...]]:
    """Take up changed keys as they were stored, and say what of it is nonsense.

    A settings file may have been written by hand or by another version; whatever
    cannot be obeyed is left out, and its action has the usual keys.
    """
    read = {id_: tuple(map(keys.tidied, each)) for id_, each in stored.items()}
    said = {id_: _nonsense(usual, id_, each) for id_, each in read.items()}
    good = {id_: each for id_, each in read.items() if not said[id_]}
    clashes = _without_clashes(usual, good)
    told = [why for why in said.values() if why]
    return Keymap(usual, MappingProxyType(good)), (*told, *clashes)


def _nonsense(usual: Mapping[str, Usual], action: str, wanted: Keys) -> str:
    if action not in usual:
        return f"There is no action “{action}”."
    for key in wanted:
        if why := keys.refusal(key, in_article=usual[action].in_article):
            return f"{usual[action].title}: {why}"
    return ""


def _without_clashes(usual: Mapping[str, Usual], good: dict[str, Keys]) -> list[str]:
    """Take back changes until no key has two actions, and say which."""
    said = []
    while twice := _bound_twice(Keymap(usual, good)):
        action = next(id_ for id_, each in good.items() if twice & set(each))
        said.append(
            f"{usual[action].title}: {keys.written(tuple(sorted(twice)))} would have "
            "two actions."
        )
        del good[action]
    return said


def _bound_twice(keymap: Keymap) -> set[str]:
    counted = Counter(key for id_ in keymap.usual for key in set(keymap.keys(id_)))
    return {key for key, number in counted.items() if number > 1}
