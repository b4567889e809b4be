"""JSON as it stands on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

JsonObject = dict[str, Any]
"""A JSON object that a schema has been through: its shape is the schema's promise, not the type checker's."""


@dataclass(frozen=True, slots=True)
class RawJson:
    """JSON that is already what it should be, so that it is not written again on its way through.

    Only text made by :func:`to_json` may be wrapped: nothing checks it afterwards.
    """

    text: bytes


def to_json(value: object) -> bytes:
    """A value, or JSON that was made earlier, as JSON in UTF-8. Fields that are ``None`` stay: leave them out earlier.

    Raises ``TypeError`` for what is not JSON, such as a set.
    """
    return value.text if isinstance(value, RawJson) else orjson.dumps(value)


def from_json(text: bytes | str) -> Any:
    """Reads JSON. Raises ``ValueError`` for anything else, without repeating what was sent."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        # The parser quotes what it could not read, and that is not ours to repeat.
        raise ValueError("not JSON") from None


def without_none(fields: Mapping[str, object]) -> JsonObject:
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}
