"""What a call token is (RFC 7519, RFC 8693, RFC 8725)."""

from __future__ import annotations

from typing import Any, Final

from galleria_chassis.caller import Principal
from galleria_chassis.json_text import JsonObject

algorithm: Final = "EdDSA"
"""Ed25519 (RFC 8037), other than access tokens, so that neither passes for the other."""
jwt_type: Final = "call+jwt"
"""Tells a call token from every other JWT (RFC 8725, 3.11)."""
life_seconds: Final = 60
"""The longest that one is good for."""
clock_tolerance_s: Final = 5
"""Two processes' clocks may differ by this."""
roles: Final = frozenset({"shopper", "support", "catalogue-manager", "operator", "auditor"})
_longest_chain: Final = 8
_longest_name: Final = 80


class BadClaimsError(Exception):
    """A token says what no token may say."""


def actor_claim(actors: tuple[str, ...]) -> JsonObject | None:
    """Writes actors, the nearest first, as nested claims (RFC 8693, 4.1)."""
    claim: JsonObject | None = None
    for actor in reversed(actors):
        claim = {"sub": actor} if claim is None else {"sub": actor, "act": claim}
    return claim


def read_actors(claim: Any) -> tuple[str, ...]:
    """Reads nested claims as a list, the nearest first. Raises :class:`BadClaimsError`, also when the chain is longer
    than any call could have made it.
    """
    actors: list[str] = []
    while claim is not None:
        match claim:
            case {"sub": str(sub), **rest} if len(sub) <= _longest_name and set(rest) <= {"act"}:
                actors.append(sub)
                claim = rest.get("act")
            case _:
                raise BadClaimsError("its actors are not as they should be")
        if len(actors) > _longest_chain:
            raise BadClaimsError("it has come through too many hands")
    return tuple(actors)


def read_principal(claim: Any) -> Principal:
    """Reads whom a token speaks for. Raises :class:`BadClaimsError`."""
    match claim:
        case {"kind": ("guest" | "user" | "service") as kind, "id": str(id), "roles": list(said)} if 0 < len(
            id
        ) <= _longest_name and all(isinstance(role, str) and role in roles for role in said):
            guest_id = claim.get("guestId")
            if guest_id is not None and not isinstance(guest_id, str):
                raise BadClaimsError("its guest is not as it should be")
            return Principal(kind, id, tuple(said), guest_id)
        case _:
            raise BadClaimsError("its principal is not as it should be")
