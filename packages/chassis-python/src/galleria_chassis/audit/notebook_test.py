from collections.abc import Sequence

from galleria_chassis.audit.deed import Deed, Thing, Told
from galleria_chassis.audit.notebook import Notebook
from galleria_chassis.audit.trail import Noted
from galleria_chassis.testkit.fakes import ManualClock


class Page:
    def __init__(self) -> None:
        self.clock = ManualClock()
        self.noted: list[Noted] = []
        self.faults: list[Exception] = []
        self.book = Notebook(self.clock, self.faults.append)
        self.book.into(self.write)

    async def write(self, deeds: Sequence[Noted]) -> None:
        self.noted += deeds


def refused(endpoint: str) -> Deed:
    return Deed("security.refused-permission", Thing("endpoint", endpoint), outcome="refused")


async def test_the_same_again_is_counted_and_told_of_at_the_end() -> None:
    page = Page()
    for _ in range(5):
        await page.book.note(refused("notes.note.get"), Told("nobody"))
    assert [one.deed for one in page.noted] == [refused("notes.note.get")]
    await page.book.close()
    assert page.noted[1].deed.after == {"times": 4}


async def test_a_flood_of_different_ones_is_counted_as_well() -> None:
    page = Page()
    for number in range(250):
        await page.book.note(refused(f"notes.note-{number}.get"))
    assert len(page.noted) == 200
    page.clock.passes(1_000)
    await page.book.note(refused("notes.another.get"))
    assert len(page.noted) == 201
    await page.book.close()
    assert page.noted[-1].deed == Deed("security.unrecorded", after={"times": 50})


async def test_what_is_noted_before_there_is_a_place_for_it_is_counted() -> None:
    page = Page()
    early = Notebook(page.clock, page.faults.append)
    await early.note(refused("notes.note.get"))
    early.into(page.write)
    await early.close()
    assert page.noted[0].deed.action == "security.unrecorded"


async def test_a_store_that_fails_is_told_of_and_keeps_nobody_from_being_answered() -> None:
    async def fails(deeds: Sequence[Noted]) -> None:
        raise OSError("the disk is full")

    page = Page()
    page.book.into(fails)
    await page.book.note(refused("notes.note.get"))
    assert [str(one) for one in page.faults] == ["the disk is full"]
    await page.book.close()
