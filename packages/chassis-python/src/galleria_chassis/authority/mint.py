"""Makes the token that says in whose name a context is asked."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import asdict
from pathlib import Path
from typing import Final

import jwt
from jwt import PyJWK

from galleria_chassis.authority import call_token
from galleria_chassis.caller import Caller, service_caller
from galleria_chassis.json_text import JsonObject, from_json
from galleria_chassis.ports import World

_used_for_ms: Final = call_token.life_seconds * 1_000 / 2
"""For how long a token is used again: half its life, so that it arrives well before its end."""
_most_kept: Final = 4_096


class Mint:
    """Signs call tokens with the process's own key. One is kept for each principal and audience for half a minute."""

    def __init__(self, process: str, key: PyJWK, world: World) -> None:
        self._process = process
        self._key = key
        self._world = world
        self._kept: OrderedDict[tuple[str, Caller], tuple[str, float]] = OrderedDict()

    def token(self, context: str, caller: Caller | None) -> str:
        """A token for asking ``context`` in somebody's name; in the process's own without one."""
        whose = caller or service_caller(self._process)
        now_ms = self._world.clock.now_ms()
        earlier = self._kept.get((context, whose))
        if earlier and earlier[1] > now_ms:
            return earlier[0]
        token = self._sign(context, whose, int(now_ms / 1000))
        self._kept[context, whose] = (token, now_ms + _used_for_ms)
        if len(self._kept) > _most_kept:
            self._kept.popitem(last=False)
        return token

    def _sign(self, context: str, caller: Caller, issued_at: int) -> str:
        claims: JsonObject = {
            "principal": _principal(caller),
            "iss": self._process,
            "aud": context,
            "iat": issued_at,
            "exp": issued_at + call_token.life_seconds,
            "jti": self._world.ids.next(),
        }
        actors = call_token.actor_claim(caller.actors)
        if actors is not None:
            claims["act"] = actors
        if caller.evidence is not None:
            claims["subject_token"] = caller.evidence
        headers = {"typ": call_token.jwt_type, "kid": self._key.key_id}
        return jwt.encode(claims, self._key.key, algorithm=call_token.algorithm, headers=headers)


def open_mint(file: str | None, process: str, world: World) -> Mint | None:
    """Mints with the key in a process's own file, when it has one."""
    if file is None:
        return None
    jwk = from_json(Path(file).read_bytes())
    if "d" not in jwk:
        raise ValueError("CALLER_KEY_FILE names no private key")
    return Mint(process, PyJWK(jwk, algorithm=call_token.algorithm), world)


def _principal(caller: Caller) -> JsonObject:
    said = asdict(caller.principal)
    guest_id = said.pop("guest_id")
    return {**said, "roles": list(said["roles"]), **({} if guest_id is None else {"guestId": guest_id})}
