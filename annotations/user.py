"""Who is at the keyboard, as far as the system knows."""

from getpass import getuser


def user_name() -> str:
    """Name the user; in a container, the system may not know the name either."""
    try:
        return getuser()
    except (ImportError, KeyError, OSError):
        return "annotator"
