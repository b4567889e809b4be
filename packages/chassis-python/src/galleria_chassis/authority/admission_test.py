from typing import Any

import pytest

from galleria_chassis.answer import Refusal
from galleria_chassis.authority.admission import Admission, Admitted, Authority, admission_to
from galleria_chassis.authority.verify import Doubt, Verified
from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.call import Call
from galleria_chassis.caller import Caller, Principal
from galleria_chassis.contract import Access, CallerAccess, OpenAccess, RoleAccess
from galleria_chassis.testkit.fakes import call

own = RoleAccess({"guest": "own", "shopper": "own", "support": "any"}, ("shopperId",), "order-unknown")
guest = Verified(Caller(Principal("guest", "g-1"), ("bff-web",)), proven=True)
shopper = Verified(Caller(Principal("user", "u-1", ("shopper",), "g-1"), ("bff-web",)), proven=True)
support = Verified(Caller(Principal("user", "s-1", ("support",)), ("bff-web",)), proven=True)
hearsay = Verified(guest.caller, proven=False)


class Witness:
    def __init__(self) -> None:
        self.seen: list[str] = []

    async def refused(self, method: str, verified: Verified | None, code: str, call: Call) -> None:
        self.seen.append(f"refused {code}")

    async def reached(self, method: str, verified: Verified, request: dict[str, Any], call: Call) -> None:
        self.seen.append("reached")


async def ask(
    access: Access, found: Verified | Doubt, request: dict[str, Any], bearer: str = "a.b.c"
) -> tuple[str, list[str]]:
    """What comes of it, and what was written down."""
    witness = Witness()

    async def verify(token: str, /) -> Verified | Doubt:
        return found

    admission = admission_to("notes.note.get", access, Authority(verify, witness))
    assert isinstance(admission, Admission)
    headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
    admitted = await admission.admit(BusMessage("svc.notes.note.get", headers, b""), call())
    if isinstance(admitted, Admitted):
        foreign = await admission.reaches(admitted, request, call())
        return (foreign.problem.code if foreign else "answered"), witness.seen
    assert isinstance(admitted, Refusal)
    return admitted.problem.code, witness.seen


@pytest.mark.parametrize(
    ("who", "request_", "outcome", "noted"),
    [
        (guest, {"shopperId": "g-1"}, "answered", []),
        (guest, {"shopperId": "g-2"}, "order-unknown", ["refused order-unknown"]),
        (shopper, {"shopperId": "u-1"}, "answered", []),
        (shopper, {"shopperId": "g-1"}, "answered", []),
        (shopper, {"shopperId": "u-2"}, "order-unknown", ["refused order-unknown"]),
        (shopper, {}, "order-unknown", ["refused order-unknown"]),
        (support, {"shopperId": "u-2"}, "answered", ["reached"]),
        (hearsay, {"shopperId": "g-1"}, "not-permitted", ["refused not-permitted"]),
        (Doubt("it is old"), {"shopperId": "g-1"}, "not-authenticated", ["refused not-authenticated"]),
    ],
)
async def test_people_reach_what_is_theirs(
    who: Verified | Doubt, request_: dict[str, Any], outcome: str, noted: list[str]
) -> None:
    assert await ask(own, who, request_) == (outcome, noted)


async def test_what_is_several_peoples_is_nobodys_alone() -> None:
    merged = RoleAccess({"shopper": "own"}, ("shopperId", "guestId"))
    assert (await ask(merged, shopper, {"shopperId": "u-1", "guestId": "g-1"}))[0] == "answered"
    assert (await ask(merged, shopper, {"shopperId": "u-1", "guestId": "g-2"}))[0] == "not-found"


async def test_services_are_told_by_the_nearest_process_only() -> None:
    via = Verified(Caller(Principal("service", "orders"), ("orders", "bff-web")), proven=False)
    assert (await ask(CallerAccess(("orders",)), via, {}))[0] == "answered"
    assert (await ask(CallerAccess(("bff-web",)), via, {}))[0] == "not-permitted"


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c d", "a b.c"])
async def test_what_is_no_token_is_not_looked_at(token: str) -> None:
    assert (await ask(own, guest, {"shopperId": "g-1"}, token))[0] == "not-authenticated"


def test_what_is_open_to_everybody_is_not_guarded() -> None:
    async def verify(token: str, /) -> Verified | Doubt:
        raise AssertionError(token)

    assert admission_to("notes.note.get", OpenAccess(), Authority(verify, Witness())) is None
