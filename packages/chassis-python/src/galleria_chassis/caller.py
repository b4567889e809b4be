"""In whose name a call is made, and by which ways it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PrincipalKind = Literal["guest", "user", "service"]


@dataclass(frozen=True, slots=True)
class Principal:
    """For whom something is asked. The kind is said and never guessed (RFC 9700, 4.15)."""

    kind: PrincipalKind
    id: str
    """A UUID of a guest or a user; the name of a service."""
    roles: tuple[str, ...] = ()
    guest_id: str | None = None
    """The guest that a user was before signing in."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A principal and who acts for it."""

    principal: Principal
    actors: tuple[str, ...] = ()
    """The processes that act for the principal, the nearest first (RFC 8693, 4.1)."""
    evidence: str | None = None
    """The access token that proves a user: it is handed on inside call tokens."""


def service_caller(name: str) -> Caller:
    """A process that asks for itself."""
    return Caller(Principal("service", name))
