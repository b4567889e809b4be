"""What work inside a store may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import apsw

Value = str | int | float | bytes | None
Parameters = Sequence[Value] | Mapping[str, Value]
Row = tuple[Value, ...]


class Database:
    """A store's one connection, as work that runs on the store's thread sees it. It must not be kept or handed on."""

    __slots__ = ("_afterwards", "_connection")

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._afterwards: list[Callable[[], None]] = []

    def run(self, statement: str, parameters: Parameters = ()) -> int:
        """Runs a statement and says how many rows it changed."""
        before = self._connection.total_changes()
        self._connection.execute(statement, parameters)
        return self._connection.total_changes() - before

    def run_many(self, statement: str, rows: Iterable[Parameters]) -> None:
        """Runs a statement once for each row."""
        self._connection.executemany(statement, rows)

    def all(self, statement: str, parameters: Parameters = ()) -> list[Row]:
        """Every row."""
        return list(self._connection.execute(statement, parameters))

    def each(self, statement: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Row after row, for what does not fit into memory twice."""
        return iter(self._connection.execute(statement, parameters))

    def one(self, statement: str, parameters: Parameters = ()) -> Row | None:
        """The first row, if there is one."""
        return next(iter(self._connection.execute(statement, parameters)), None)

    def when_committed(self, tell: Callable[[], None]) -> None:
        """Calls back on the event loop once what is being written is on the disk, and never if it is undone."""
        self._afterwards.append(tell)

    def take_afterwards(self) -> list[Callable[[], None]]:
        """What is to be called when the work that just ended is on the disk."""
        taken, self._afterwards = self._afterwards, []
        return taken
