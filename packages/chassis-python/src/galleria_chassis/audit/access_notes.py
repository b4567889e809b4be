"""Writes down who was turned away on the bus, and who looked at somebody else's data since they may."""

from __future__ import annotations

from typing import Final

from galleria_chassis.audit.deed import Deed, Fact, Thing, Told, guest_name
from galleria_chassis.audit.notebook import Notebook
from galleria_chassis.authority.verify import Verified
from galleria_chassis.call import Call
from galleria_chassis.json_text import JsonObject

_refusals: Final = {
    "not-authenticated": "security.refused-authentication",
    "not-permitted": "security.refused-permission",
}
_concealed: Final = "security.refused-ownership"
"""What stands for no refusal above conceals that something is there (OWASP API1)."""
_most_ids: Final = 4
_shoppers: Final = {"shopperId", "guestId"}
"""What may name a guest in a request."""


class AccessNotes:
    """See :class:`~galleria_chassis.authority.admission.AccessWitness`."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    async def refused(self, method: str, verified: Verified | None, code: str, call: Call) -> None:
        action = _refusals.get(code, _concealed)
        deed = Deed(action, Thing("endpoint", method), outcome="refused", reason=code)
        told = Told(verified.caller if verified else "nobody", call.trace.trace_id)
        await self._notebook.note(deed, told)

    async def reached(self, method: str, verified: Verified, request: JsonObject, call: Call) -> None:
        deed = Deed("data.read", Thing("endpoint", method), after=_ids(request))
        await self._notebook.note(deed, Told(verified.caller, call.trace.trace_id))


def _ids(request: JsonObject) -> dict[str, Fact]:
    """Which data: the ids of a request, and nothing else that somebody asked."""
    named = [
        (name, guest_name(str(value)) if name in _shoppers else value)
        for name, value in request.items()
        if name.endswith("Id") and isinstance(value, str | int | float)
    ]
    return dict(named[:_most_ids])
