"""Settings from the environment, read once when a process starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


class SettingsError(Exception):
    """The environment is not what it should be; the message says what to set, to what, and why."""


@dataclass(slots=True)
class Environment:
    """Reads variables one by one, and complains of all that are wrong at once: call :meth:`check` before any is used.
    An empty variable counts as unset; what is wrong reads as nothing until then.
    """

    env: Mapping[str, str]
    complaints: list[str] = field(default_factory=list)

    def text(self, name: str, *, about: str, example: str, default: str | None = None, rule: str = r".+") -> str:
        """A text that the regular expression ``rule`` matches as a whole."""
        return self.optional_text(name, about=about, example=example, rule=rule, default=default, needed=True) or ""

    def optional_text(
        self,
        name: str,
        *,
        about: str,
        example: str,
        rule: str = r".+",
        default: str | None = None,
        needed: bool = False,
    ) -> str | None:
        """The same, or None where it is unset and not ``needed``."""
        value = self.env.get(name) or default
        if value is None:
            if needed:
                self._complain(name, about, "it is needed", example)
        elif not re.fullmatch(rule, value):
            self._complain(name, about, f"it must match {rule}", example)
        return value

    def number(self, name: str, *, about: str, default: float, least: float, most: float) -> float:
        """A number between two others, both included."""
        text = self.env.get(name)
        if not text:
            return default
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least <= value <= most:
            self._complain(name, about, f"it must be a number from {least:g} to {most:g}", f"{default:g}")
        return value

    def whole(self, name: str, *, about: str, default: int, least: int, most: int) -> int:
        """A whole number between two others, both included."""
        value = self.number(name, about=about, default=default, least=least, most=most)
        if value != value or value % 1:
            self._complain(name, about, "it must be a whole number", str(default))
            return default
        return int(value)

    def check(self) -> None:
        """Raises :class:`SettingsError` naming each wrong variable, its rule and an example."""
        if self.complaints:
            raise SettingsError("The environment is not complete:\n  " + "\n  ".join(self.complaints))

    def _complain(self, name: str, about: str, rule: str, example: str) -> None:
        self.complaints.append(f"{name} ({about}): {rule}. Example: {name}={example}")
