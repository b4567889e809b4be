"""What shoppers are called here."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

_hex_digits: Final = 32


def shopper_name(shopper_id: str) -> str:
    """What a shopper is called in events (contract of ``order.confirmed``): it leads back to no id, and an id leads
    to it.
    """
    return sha256(f"shopper {shopper_id}".encode()).hexdigest()[:_hex_digits]
