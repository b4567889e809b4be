from collections.abc import AsyncIterator
from pathlib import Path

import apsw
import pytest
import pytest_asyncio

from galleria_chassis.audit.chain import genesis, hash_of, seal
from galleria_chassis.audit.deed import Deed, Fact, Thing, Told, entry_body, guest_name
from galleria_chassis.audit.trail import AuditTrail, Noted, audit_migration
from galleria_chassis.caller import Caller, Principal
from galleria_chassis.json_text import from_json
from galleria_chassis.store.database import Database
from galleria_chassis.store.open_store import open_store
from galleria_chassis.store.store import Store
from galleria_chassis.testkit.fakes import ManualClock, trace_id

shopper = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
guest = Caller(Principal("guest", shopper), ("bff-web",))


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path / "notes.sqlite", [audit_migration])
    yield opened
    await opened.close()


def trail_in(store: Store) -> AuditTrail:
    return AuditTrail(store, writer="notes", clock=ManualClock())


def test_an_entry_is_sealed_as_the_other_chassis_seal_it() -> None:
    after: dict[str, Fact] = {
        "packages": 2,
        "weight": 1.5,
        "note": "call Anna",
        "city": "Köln",
        "big": 1e21,
        "small": 0.000001,
    }
    deed = Deed("parcel.planned", Thing("parcel", "p-1"), "e-1", after={**after, "ok": True, "none": None})
    told = Told(guest, trace_id)
    body = entry_body(deed, writer="shipping", sequence=1, at="2026-01-15T10:00:00.000Z", told=told)
    assert seal(body, genesis).hash == "44450c0f7e9c0150e3bfe8704a75dd8efb05b80efd55fa4a4c23d2ea548564c4"


def test_a_guest_has_the_name_in_the_audit_that_every_chassis_gives_them() -> None:
    assert guest_name(shopper) == "guest-97aac8fc73e9c27a5de81704a63f1983"


@pytest.mark.parametrize("typed", ["call Anna", "anna@example.org", "4111 1111 1111 1111", "4111-1111-1111-1111"])
def test_what_a_person_typed_and_cards_do_not_get_into_the_audit(typed: str) -> None:
    deed = Deed("note.written", Thing("note", typed), reason=typed, before={"a": typed}, after={"b": typed})
    body = entry_body(deed, writer="notes", sequence=1, at="2026-01-15T10:00:00.000Z", told=None)
    assert typed not in str(body)
    assert body["reason"] == "withheld"


async def test_entries_are_a_chain_that_begins_at_nothing(store: Store) -> None:
    trail = trail_in(store)
    await trail.note([Noted(Deed("note.written")), Noted(Deed("note.torn"), Told("nobody"))])
    first, second = await trail.waiting(10)
    assert (first.previous, second.previous) == (genesis, first.hash)
    assert second.hash == hash_of(second.previous, second.body)
    assert [from_json(one.body)["sequence"] for one in (first, second)] == [1, 2]
    assert from_json(second.body)["principal"] == {"kind": "nobody", "id": "-", "roles": []}


async def test_a_deed_that_is_undone_takes_its_entry_along(store: Store) -> None:
    trail = trail_in(store)

    def undone(database: Database) -> None:
        trail.append(database, Deed("note.written"))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await store.write(undone)
    await trail.note([Noted(Deed("note.torn"))])
    assert (await trail.head()).sequence == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET body = 'x'",
        "DELETE FROM audit_entries",
        "INSERT OR REPLACE INTO audit_entries VALUES (1, 'x', 'x')",
        "INSERT INTO audit_entries VALUES (7, 'x', 'x')",
    ],
)
async def test_nobody_changes_what_was_written_down(store: Store, statement: str) -> None:
    trail = trail_in(store)
    await trail.note([Noted(Deed("note.written"))])
    with pytest.raises(apsw.ConstraintError, match="audit"):
        await store.write(lambda database: database.run(statement))


async def test_what_was_asked_for_again_does_not_count_as_sent(store: Store) -> None:
    trail = trail_in(store)
    await trail.note([Noted(Deed("note.written")), Noted(Deed("note.torn"))])
    before = await trail.standing()
    await trail.mark_sent(2, rewinds=before.rewinds)
    assert await trail.depth() == 0
    await trail.rewind(1)
    await trail.mark_sent(2, rewinds=before.rewinds)
    assert await trail.depth() == 1
