"""Whether the broker can be reached right now."""

from __future__ import annotations

from collections.abc import Callable


class Link:
    """While a connection is lost, the client takes publishes and asks without a word, so whoever sends looks here
    first.
    """

    def __init__(self) -> None:
        self.is_up = True
        self._lost: list[Callable[[], None]] = []
        self._back: list[Callable[[], None]] = []

    def on_lost(self, listener: Callable[[], None]) -> None:
        """Calls back when the connection is lost: no reply that is waited for will come."""
        self._lost.append(listener)

    def on_back(self, listener: Callable[[], None]) -> None:
        """Calls back when the broker has come back. It may have lost what it knew."""
        self._back.append(listener)

    def lost(self) -> None:
        """The connection is lost."""
        self._turn(is_up=False, listeners=self._lost)

    def back(self) -> None:
        """The broker is back."""
        self._turn(is_up=True, listeners=self._back)

    def _turn(self, *, is_up: bool, listeners: list[Callable[[], None]]) -> None:
        if self.is_up is is_up:
            return
        self.is_up = is_up
        for listener in listeners:
            listener()
