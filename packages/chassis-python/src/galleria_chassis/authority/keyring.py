"""The callers' public keys, by their ids, as ``CALLER_KEYS_FILE`` has them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jwt import PyJWK
from jwt.exceptions import PyJWTError

from galleria_chassis.json_text import JsonObject, from_json
from galleria_chassis.ports import Clock
from galleria_chassis.telemetry.logger import Logger

_look_every_ms: Final = 1_000
_most_keys: Final = 10
_key_fields: Final = {"kty", "crv", "x", "kid", "alg", "use"}


@dataclass(frozen=True, slots=True)
class CallerKey:
    """A key that tokens may be signed with, and whose it is."""

    process: str
    speaks_for: frozenset[str]
    """The kinds of principals whose word it may bring. Another's principal is hearsay: noted, and good for nothing."""
    asserts: frozenset[str]
    """Roles that it has without anybody's proof: those of the person who holds the key's file."""
    key: PyJWK


class CallerKeyring:
    """Looks at its file while tokens come in, and keeps the last good copy of one that is broken or gone.

    Raises an error when there is no good file to begin with, since then nobody could ask anything.
    """

    def __init__(self, file: Path, clock: Clock, log: Logger) -> None:
        self._file = file
        self._clock = clock
        self._log = log
        self._stamp = self._stamp_of()
        self._looked_at = clock.monotonic_ms()
        self._take(file.read_bytes())

    def find(self, kid: str) -> CallerKey | None:
        """None for a key that was never there or has been retired."""
        now = self._clock.monotonic_ms()
        if now - self._looked_at >= _look_every_ms:
            self._looked_at = now
            self._look()
        return self._keys.get(kid)

    def _look(self) -> None:
        stamp = self._stamp_of()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._take(self._file.read_bytes())
        except (OSError, ValueError, KeyError, TypeError, PyJWTError) as error:
            self._log.warn("the file cannot be read; the last good copy is kept", file=str(self._file), error=error)

    def _take(self, text: bytes) -> None:
        self._keys = _read(from_json(text))
        self.version = hashlib.sha256(text).hexdigest()
        """Changes with every change of the keys, so that what was found out under old ones can be forgotten."""

    def _stamp_of(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def _read(said: JsonObject) -> Mapping[str, CallerKey]:
    keys: dict[str, CallerKey] = {}
    for caller in said["callers"]:
        if len(caller["keys"]) > _most_keys:
            raise ValueError(f"{caller['process']} has too many keys")
        for jwk in caller["keys"]:
            keys[jwk["kid"]] = CallerKey(
                process=caller["process"],
                speaks_for=frozenset(caller["speaksFor"]),
                asserts=frozenset(caller["asserts"]),
                key=_public(jwk),
            )
    return keys


def _public(jwk: JsonObject) -> PyJWK:
    if set(jwk) != _key_fields or (jwk["kty"], jwk["crv"], jwk["alg"], jwk["use"]) != (
        "OKP",
        "Ed25519",
        "EdDSA",
        "sig",
    ):
        raise ValueError("a caller's key is the public half of an Ed25519 pair")
    return PyJWK(jwk, algorithm="EdDSA")
