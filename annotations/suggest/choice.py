"""Which pipeline a project is to have its suggestions from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A pipeline's ``source``, and the span groups to read.

    ``source`` is the name of a pipeline that is built in or installed, or a folder;
    with no ``groups`` named, every span group is read.
    """

    source: str
    groups: tuple[str, ...] = ()
