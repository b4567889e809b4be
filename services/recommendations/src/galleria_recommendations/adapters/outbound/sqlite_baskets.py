"""Baskets on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from galleria_chassis.json_text import from_json, to_json
from galleria_chassis.store.database import Database, Row
from galleria_chassis.store.inbox import is_first_time
from galleria_chassis.store.store import Store

from galleria_recommendations.domain.basket import Basket, each_once

_insert: Final = "INSERT OR IGNORE INTO baskets (order_id, at, shopper, products) VALUES (?, ?, ?, ?)"
_since: Final = "SELECT order_id, at, products, shopper FROM baskets WHERE at >= ? ORDER BY at"
_bought_by: Final = """
  SELECT order_id, at, products, shopper FROM baskets WHERE shopper = ? AND shopper IS NOT NULL ORDER BY at DESC LIMIT ?
"""


class SqliteBaskets:
    """A table of baskets beside the inbox. See :class:`Baskets`."""

    def __init__(self, store: Store, consumer: str) -> None:
        """``consumer`` names the inbox's part for what tells of baskets."""
        self._store = store
        self._consumer = consumer

    async def keep(self, event_id: str, basket: Basket | None) -> bool:
        """See :class:`Baskets`."""

        def write(database: Database) -> bool:
            if not is_first_time(database, self._consumer, event_id):
                return False
            if basket is None:
                return True
            row = (basket.order_id, int(basket.at_ms), basket.shopper, to_json(basket.products).decode())
            return database.run(_insert, row) > 0

        return await self._store.write(write)

    async def since(self, at_ms: float) -> Sequence[Basket]:
        """See :class:`Baskets`."""
        return await self._store.read(lambda database: [_basket(row) for row in database.each(_since, (at_ms,))])

    async def bought_by(self, shopper: str, most: int) -> Sequence[str]:
        """See :class:`Baskets`."""
        rows = await self._store.read(lambda database: database.all(_bought_by, (shopper, most)))
        return each_once(product for row in rows for product in _basket(row).products)[:most]

    async def forget_before(self, at_ms: float) -> int:
        """See :class:`Baskets`."""
        return await self._store.write(lambda database: database.run("DELETE FROM baskets WHERE at < ?", (at_ms,)))


def _basket(row: Row) -> Basket:
    order_id, at, products, shopper = row
    return Basket(
        str(order_id), float(at or 0), tuple(from_json(str(products))), None if shopper is None else str(shopper)
    )
