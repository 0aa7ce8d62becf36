"""Moments as tools write them."""

from datetime import UTC, datetime


def moment(told: str) -> datetime | None:
    """Read a moment in ISO 8601; one without a zone is taken for UTC."""
    try:
        made = datetime.fromisoformat(told)
    except ValueError:
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)
