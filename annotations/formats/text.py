"""JSON as Copydesk writes it."""

import json


def as_json(value: object) -> str:
    """Write a value in one line, always alike."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
