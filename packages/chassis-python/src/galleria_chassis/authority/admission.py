"""Who may ask an endpoint, and about whose: applied before a handler runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Protocol

from galleria_chassis.answer import Refusal, refuse
from galleria_chassis.authority.verify import Doubt, Verified
from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.call import Call
from galleria_chassis.caller import Principal
from galleria_chassis.contract import Access, CallerAccess, Reach, RoleAccess
from galleria_chassis.json_text import JsonObject

_bearer: Final = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")


class Verify(Protocol):
    """Looks at a token."""

    async def __call__(self, token: str, /) -> Verified | Doubt: ...


class AccessWitness(Protocol):
    """Told of what is worth writing down about who asked for what. It must not raise."""

    async def refused(self, method: str, verified: Verified | None, code: str, call: Call) -> None:
        """Somebody was turned away."""
        ...

    async def reached(self, method: str, verified: Verified, request: JsonObject, call: Call) -> None:
        """Somebody reached for what is not theirs, and may: support that reads an order."""
        ...


@dataclass(frozen=True, slots=True)
class Authority:
    """What is needed to tell who asks."""

    verify: Verify
    witness: AccessWitness


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who may ask the endpoint, and how far they may reach."""

    verified: Verified
    reach: Reach


class Admission:
    """Guards one endpoint that is not open to everybody. ``method`` names it in the audit."""

    def __init__(self, method: str, access: CallerAccess | RoleAccess, authority: Authority) -> None:
        self._method = method
        self._access = access
        self._authority = authority

    async def admit(self, message: BusMessage, call: Call) -> Admitted | Refusal:
        """Whether whoever sent the message may ask at all. Before the request is read, so that a stranger learns
        nothing of its rules.
        """
        found = _bearer.fullmatch(message.header("authorization") or "")
        verified = await self._authority.verify(found[1]) if found else Doubt("it brings no token")
        if isinstance(verified, Doubt):
            call.log.debug("a token is not good", method=self._method, reason=verified.reason)
            return await self._refuse(None, "not-authenticated", call)
        reach = _reach(self._access, verified)
        return Admitted(verified, reach) if reach else await self._refuse(verified, "not-permitted", call)

    async def reaches(self, admitted: Admitted, request: JsonObject, call: Call) -> Refusal | None:
        """None when the request is about what they may reach. Somebody else's and nobody's answer alike: neither is
        here for them.
        """
        access = self._access
        if isinstance(access, CallerAccess) or _is_own(access, request, admitted.verified.caller.principal):
            return None
        if admitted.reach == "any":
            await self._authority.witness.reached(self._method, admitted.verified, request, call)
            return None
        return await self._refuse(admitted.verified, access.conceals, call)

    async def _refuse(self, verified: Verified | None, code: str, call: Call) -> Refusal:
        await self._authority.witness.refused(self._method, verified, code, call)
        return refuse(code)


def admission_to(method: str, access: Access, authority: Authority) -> Admission | None:
    """None for what is open to everybody."""
    return Admission(method, access, authority) if isinstance(access, CallerAccess | RoleAccess) else None


def _reach(access: CallerAccess | RoleAccess, verified: Verified) -> Reach | None:
    """How far somebody may reach by the farthest of their roles; None when they may not ask at all."""
    caller = verified.caller
    if isinstance(access, CallerAccess):
        return "any" if caller.actors[:1] and caller.actors[0] in access.callers else None
    if not verified.proven:
        return None
    roles = ("guest",) if caller.principal.kind == "guest" else caller.principal.roles
    reaches = {access.may[role] for role in roles if role in access.may}
    return "any" if "any" in reaches else next(iter(reaches), None)


def _is_own(access: RoleAccess, request: JsonObject, principal: Principal) -> bool:
    named = [owner for field in access.owner for owner in _owners(request.get(field))]
    return bool(named) and all(owner in (principal.id, principal.guest_id) for owner in named)


def _owners(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
