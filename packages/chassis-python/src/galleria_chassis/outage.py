"""The one error that means "try again later, or do without". A refusal is not an outage; it is an answer."""

from __future__ import annotations

from typing import Final, Literal

from galleria_chassis.problem import Problem, problem

OutageKind = Literal[
    "no-responders",
    "timeout",
    "disconnected",
    "breaker-open",
    "bulkhead-full",
    "budget-spent",
    "overloaded",
    "failed",
]
"""What kept an answer from coming. Closed, so that it can be a metric's label."""

_codes: Final[dict[OutageKind, str]] = {
    "no-responders": "unavailable",
    "timeout": "deadline-exceeded",
    "disconnected": "unavailable",
    "breaker-open": "unavailable",
    "bulkhead-full": "overloaded",
    "budget-spent": "deadline-exceeded",
    "overloaded": "overloaded",
    "failed": "unavailable",
}
_deepest_chain: Final = 8


class Outage(Exception):
    """Nobody answered, or nobody could."""

    def __init__(self, kind: OutageKind, target: str) -> None:
        super().__init__(f"{target}: {kind}")
        self.kind: Final[OutageKind] = kind
        self.target: Final = target

    @property
    def problem(self) -> Problem:
        """What a caller outside may be told: neither the target nor the cause."""
        return problem(_codes[self.kind])


def outage_behind(error: BaseException | None) -> Outage | None:
    """Looks through the chain of causes for the outage behind an error."""
    link = error
    for _ in range(_deepest_chain):
        if link is None or isinstance(link, Outage):
            return link
        link = link.__cause__
    return None
