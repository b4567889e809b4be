"""Sends a trail to the keeper of the audit, some hundred entries a message. The keeper knows an entry by its writer and
number, so one that comes twice counts once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from galleria_chassis.audit.deed import Deed, Facts, Thing
from galleria_chassis.audit.trail import AuditTrail, Noted
from galleria_chassis.bus.bus import Bus, BusMessage
from galleria_chassis.faults.fail_points import fail_point
from galleria_chassis.json_text import JsonObject, from_json, to_json
from galleria_chassis.telemetry.logger import Logger

audit_keeper: Final = "audit"
"""The process that keeps the audit, and the name of its own chain."""
audit_notice_subject: Final = "audit.anchors"
"""Where the keeper tells how far its chain has come. No process is called so."""
_publish_ms: Final = 5_000


class AuditBacklog:
    """See :class:`~galleria_chassis.service.sending.Backlog`. A process may publish under its own name only."""

    stream = "AUDIT"
    called = "the audit"
    batch_size = 200
    gather_s = 0.4
    """A durable message costs the broker a flush, however many entries are in it."""

    def __init__(self, trail: AuditTrail, process: str, bus: Bus, log: Logger) -> None:
        self._trail = trail
        self._process = process
        self._bus = bus
        self._log = log

    def on_write(self, listener: Callable[[], None]) -> None:
        self._trail.on_write(listener)

    async def meet(self, birth: str) -> None:
        known = (await self._trail.standing()).birth
        if birth == known:
            return
        if known is not None:
            self._log.warn(
                "the stream of the audit is another than before, so all is sent again", writer=self._trail.writer
            )
            await self._trail.rewind(0)
        await self._trail.remember_birth(birth)

    async def send_batch(self, is_vouched_for: Callable[[], bool]) -> int:
        entries = await self._trail.waiting(self.batch_size)
        if not entries or not is_vouched_for():
            return 0
        rewinds = (await self._trail.standing()).rewinds
        writer = self._trail.writer
        first, last = (int(from_json(one.body)["sequence"]) for one in (entries[0], entries[-1]))
        sealed = [{"body": one.body, "previous": one.previous, "hash": one.hash} for one in entries]
        batch: JsonObject = {"writer": writer, "entries": sealed}
        fail_point("after-commit-before-audit")
        await self._bus.publish(
            f"audit.{self._process}",
            to_json(batch),
            {"content-type": "application/json"},
            f"{writer}:{first}-{last}:{rewinds}",
            _publish_ms,
        )
        fail_point("after-audit-before-mark")
        # Rewound meanwhile: what was asked for again is still to be sent.
        await self._trail.mark_sent(last, rewinds=rewinds)
        return len(entries)


async def heed_keeper(trail: AuditTrail, bus: Bus) -> None:
    """Heeds the keeper of the audit: writes the head of its chain into this one, so that whoever rewrites the keeper's
    must rewrite everybody's, and sends again what the keeper says it lacks.
    """

    async def heed(message: BusMessage) -> None:
        match from_json(message.body):
            case {"sequence": int(sequence), "hash": str(digest), "missing": list(missing)}:
                for one in missing:
                    if one["writer"] == trail.writer:
                        await trail.rewind(int(one["after"]))
                after: Facts = {"sequence": sequence, "hash": digest}
                await trail.note([Noted(Deed("audit.witnessed", Thing("writer", audit_keeper), after=after))])
            case _:
                raise ValueError("that is no notice of the audit's keeper")

    await bus.watch(audit_notice_subject, heed)
