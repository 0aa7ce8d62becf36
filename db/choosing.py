"""From what a project remembers, and what is said now, to a suggester for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.suggest.built_in import BUILT_IN
from annotations.suggest.choice import Choice
from annotations.suggest.listed import Listed
from annotations.suggest.mapping import LabelMap, MappedSuggester, check_targets
from annotations.suggest.offers import offers
from annotations.suggest.pipeline_check import is_installed
from annotations.suggest.suggester import Suggester
from db.store import SqliteStore

Load = Callable[[Choice], Suggester]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestOrder:
    """What to suggest with; what is ``None`` or empty stays as it was.

    ``pipeline`` is a name or a folder, ``groups`` are span groups (an empty name
    among them means all), and ``targets`` pair labels with what they become.
    """

    pipeline: str | None = None
    groups: tuple[str, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


REMEMBERED = SuggestOrder()
"""Suggest with what the project has chosen."""


def chosen_suggester(
    store: SqliteStore, load: Load, order: SuggestOrder
) -> MappedSuggester:
    """Load what a project is to have its suggestions from, and remember the choice.

    Raises:
        CopydeskError: it cannot be loaded, or a label is mapped to none of the project.
    """
    choices, scheme = store.pipeline_choices, store.labels()
    check_targets(order.targets, scheme)
    choice = _choice(store, order)
    suggester = load(choice)
    name = suggester.pipeline.name
    if choice != choices.chosen():
        choices.choose(choice)
    if order.targets:
        choices.set_targets(name, dict(order.targets))
    return MappedSuggester(suggester, LabelMap(scheme, choices.targets(name)))


def listed(store: SqliteStore) -> list[Listed]:
    """List what a project can choose from, and what becomes of each one's labels."""
    choices, scheme = store.pipeline_choices, store.labels()
    chosen = choices.chosen()
    known = {one.source: one for one in choices.known()}
    return [
        Listed(
            offer=offer,
            labels_to=LabelMap(scheme, choices.targets(offer.name)),
            is_chosen=offer.source == chosen.source,
            groups=known.get(offer.source, Choice(offer.source)).groups,
        )
        for offer in offers(known)
    ]


def source_of(name_or_path: str) -> str:
    """Name a pipeline so that it is found again from anywhere: a folder in full."""
    if name_or_path in BUILT_IN or is_installed(name_or_path):
        return name_or_path
    folder = Path(name_or_path)
    is_folder = bool(name_or_path) and folder.is_dir()
    return str(folder.resolve()) if is_folder else name_or_path


def _choice(store: SqliteStore, order: SuggestOrder) -> Choice:
    choice = store.pipeline_choices.chosen()
    if order.pipeline is not None:
        source = source_of(order.pipeline)
        known = {one.source: one for one in store.pipeline_choices.known()}
        choice = known.get(source, Choice(source))
    if order.groups:
        named = () if "" in order.groups else order.groups
        choice = replace(choice, groups=named)
    return choice
