"""What there is whenever an action is on that cannot do without it."""

from annotations.session import Desk
from gui.project import Project
from gui.workspace import Workspace


def project_of(workspace: Workspace) -> Project:
    """Give the project that is open."""
    assert workspace.project is not None  # noqa: S101  the actions are off without one
    return workspace.project


def desk_of(workspace: Workspace) -> Desk:
    """Give the article that is open."""
    assert workspace.desk is not None  # noqa: S101  the actions are off without one
    return workspace.desk
