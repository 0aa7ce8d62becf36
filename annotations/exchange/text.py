"""JSON as Copydesk writes it."""

import json

import msgspec

_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def as_json(value: object) -> str:
    """Write a value in one line, always alike."""
    return _WRITER.encode(value)


def as_line(value: object) -> bytes:
    """Write a value in one line and end it: many times as fast, and without spaces."""
    return msgspec.json.encode(value) + b"\n"
