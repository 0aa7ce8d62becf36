"""What the world can do to us; our own mistakes stay plain exceptions."""


class CopydeskError(Exception):
    """Something the user can help; the message is fit to show and says what next."""


class InvalidSpanError(CopydeskError):
    """A span is empty, backwards, or runs off the text."""


class UnusableTextError(CopydeskError):
    """A text holds what no file can keep; others beside it may be fine."""


class StaleEditError(CopydeskError):
    """What an edit set out to change is no longer as it was."""
