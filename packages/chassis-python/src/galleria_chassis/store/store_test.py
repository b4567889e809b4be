import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import apsw
import pytest
import pytest_asyncio

from galleria_chassis.store.database import Database
from galleria_chassis.store.open_store import open_store
from galleria_chassis.store.store import Store

schema = "CREATE TABLE notes (text TEXT NOT NULL UNIQUE) STRICT;"


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path / "notes.sqlite", [schema])
    yield opened
    await opened.close()


def write(text: str) -> "Write":
    return Write(text)


class Write:
    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, database: Database) -> int:
        return database.run("INSERT INTO notes VALUES (?)", (self.text,))


def texts(database: Database) -> list[object]:
    return [row[0] for row in database.all("SELECT text FROM notes ORDER BY text")]


async def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "notes.sqlite"
    first = await open_store(file, [schema])
    assert await first.write(write("lamp")) == 1
    await first.close()
    second = await open_store(file, [schema])
    assert await second.read(texts) == ["lamp"]
    await second.close()


async def test_writers_that_come_together_share_a_flush_and_one_that_fails_is_undone_alone(store: Store) -> None:
    shared: list[int] = []
    store.on_flush(shared.append)

    def fails(database: Database) -> None:
        database.run("INSERT INTO notes VALUES ('half')")
        raise ValueError("no")

    results = await asyncio.gather(
        store.write(write("a")), store.write(fails), store.write(write("b")), return_exceptions=True
    )
    assert [type(one) for one in results] == [int, ValueError, int]
    assert await store.read(texts) == ["a", "b"]
    assert sum(shared) == 3
    assert len(shared) < 3


async def test_only_what_is_on_the_disk_is_told_of(store: Store) -> None:
    told: list[str] = []

    def fails(database: Database) -> None:
        database.when_committed(lambda: told.append("undone"))
        raise ValueError("no")

    def succeeds(database: Database) -> None:
        database.run("INSERT INTO notes VALUES ('kept')")
        database.when_committed(lambda: told.append("kept"))

    await asyncio.gather(store.write(fails), store.write(succeeds), return_exceptions=True)
    await store.read(texts)
    assert told == ["kept"]


async def test_a_broken_rule_of_the_schema_is_raised_where_it_was_asked_for(store: Store) -> None:
    await store.write(write("lamp"))
    with pytest.raises(apsw.ConstraintError):
        await store.write(write("lamp"))


async def test_a_store_that_is_closed_takes_nothing_more_and_says_so(store: Store) -> None:
    await store.close()
    await store.close()
    with pytest.raises(RuntimeError, match="closed"):
        await store.write(write("lamp"))


async def test_migrations_are_taken_once_and_those_of_a_newer_program_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.sqlite"
    await (await open_store(file, [schema])).close()
    newer = [schema, "ALTER TABLE notes ADD COLUMN author TEXT;"]
    store = await open_store(file, newer)
    assert await store.read(lambda database: database.one("PRAGMA user_version")) == (2,)
    await store.close()
    with pytest.raises(RuntimeError, match="newer than this program"):
        await open_store(file, [schema])


async def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "notes.sqlite"
    with pytest.raises(apsw.SQLError):
        await open_store(file, [schema, "CREATE TABLE nonsense (;"])
    store = await open_store(file, [schema])
    assert await store.read(texts) == []
    await store.close()


async def test_a_library_that_can_lose_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"SQLite 3\.40\.1 can lose committed data"):
        await open_store(tmp_path / "notes.sqlite", [schema], library="3.40.1")


async def test_each_commit_is_flushed_to_the_disk(store: Store) -> None:
    assert await store.read(lambda database: database.one("PRAGMA synchronous")) == (2,)
    assert await store.read(lambda database: database.one("PRAGMA journal_mode")) == ("wal",)
