"""Every way in which Galleria says no, with the HTTP status and the title that go with it (RFC 9457).

The table is the contracts' (``problems.json``): services name a code and never a status.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from galleria_chassis.config.contracts_dir import contracts_dir
from galleria_chassis.json_text import JsonObject, from_json

least_outage: Final = 500
"""The status from which a problem is an outage rather than an answer."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """Says which field is wrong and why, in words a person can act on. ``field`` is a dotted path into the request."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An RFC 9457 problem as it stands on the wire."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    errors: tuple[FieldError, ...] = ()

    def as_json(self) -> JsonObject:
        """Its fields, as they are sent."""
        body: JsonObject = {"type": self.type, "title": self.title, "status": self.status, "code": self.code}
        if self.detail is not None:
            body["detail"] = self.detail
        if self.errors:
            body["errors"] = [{"field": error.field, "reason": error.reason} for error in self.errors]
        return body


def problem(code: str, *, detail: str | None = None, errors: Sequence[FieldError] = ()) -> Problem:
    """Builds the problem for a code. Raises ``KeyError`` for a code that no contract knows."""
    known = _table()[code]
    return Problem(str(known["type"]), str(known["title"]), int(known["status"]), code, detail, tuple(errors))


def read_problem(body: object) -> Problem:
    """Reads a problem that a neighbour sent. Raises ``ValueError`` for anything else."""
    match body:
        case {"type": str(type_), "title": str(title), "status": int(status), "code": str(code), **rest}:
            return Problem(type_, title, status, code, _detail(rest.get("detail")), _errors(rest.get("errors")))
        case _:
            raise ValueError("that is no problem")


_known: Final[dict[str, JsonObject]] = {}


def _table() -> dict[str, JsonObject]:
    if not _known:
        _known.update(from_json((contracts_dir() / "problems.json").read_bytes()))
    return _known


def _detail(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _errors(told: object) -> tuple[FieldError, ...]:
    if not isinstance(told, list):
        return ()
    return tuple(
        FieldError(one["field"], one["reason"])
        for one in told
        if isinstance(one, dict) and isinstance(one.get("field"), str) and isinstance(one.get("reason"), str)
    )
