"""Verifies call tokens (RFC 8725): one algorithm, one type, one audience, a key from our own ring by its id and whose
it is, a short life. The user that a token speaks for is believed on the identity server's word only, which it has to
bring along: an access token made out to the very process that asks.
"""

from __future__ import annotations

import uuid
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any, Final

import jwt
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from galleria_chassis.authority import call_token
from galleria_chassis.authority.call_token import BadClaimsError, read_actors, read_principal
from galleria_chassis.authority.identity_keys import IdentityKeys
from galleria_chassis.authority.keyring import CallerKey, CallerKeyring
from galleria_chassis.caller import Caller, Principal
from galleria_chassis.json_text import JsonObject
from galleria_chassis.ports import Clock

_longest_token: Final = 8_192
_longest_evidence: Final = 4_096
_most_kept: Final = 8_192


@dataclass(frozen=True, slots=True)
class Verified:
    """What a good token says."""

    caller: Caller
    proven: bool
    """Whether what it says of the principal is more than hearsay: the principal may be given what is theirs."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a token is not good: for the log, never for whoever sent it."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Kept:
    verified: Verified
    until_ms: float
    version: str


class Verifier:
    """Looks at tokens. What was found good is kept until its end, or until a key is retired."""

    def __init__(
        self, *, context: str, issuer: str, callers: CallerKeyring, identity_keys: IdentityKeys, clock: Clock
    ) -> None:
        self._context = context
        self._issuer = issuer
        self._callers = callers
        self._identity_keys = identity_keys
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def verify(self, token: str) -> Verified | Doubt:
        """Raises an ``Outage`` when the identity server's keys are needed and cannot be had."""
        if len(token) > _longest_token:
            return Doubt("it is too long")
        try:
            # Also looks whether the file of keys has changed, which makes an earlier look count for nothing.
            key = self._callers.find(_kid(token))
            earlier = self._kept.get(token)
            if earlier and earlier.version == self._callers.version and earlier.until_ms > self._clock.now_ms():
                return earlier.verified
            if key is None:
                return Doubt("it is signed with a key that nobody has")
            return await self._look(token, key)
        except (PyJWTError, BadClaimsError) as error:
            return Doubt(str(error)[:200] or type(error).__name__)

    async def _look(self, token: str, key: CallerKey) -> Verified:
        version = self._callers.version
        claims = self._decode(
            token,
            key.key,
            algorithm=call_token.algorithm,
            type_=call_token.jwt_type,
            issuer=key.process,
            audience=self._context,
            needed=["exp", "iat", "jti"],
        )
        expires, issued = _whole(claims["exp"]), _whole(claims["iat"])
        if expires - issued > call_token.life_seconds:
            raise BadClaimsError("it is good for too long")
        if self._clock.now_ms() / 1000 - issued > call_token.life_seconds + call_token.clock_tolerance_s:
            raise BadClaimsError("it is too old")
        principal = read_principal(claims.get("principal"))
        actors = (key.process, *read_actors(claims.get("act")))
        principal, proven, until = await self._standing(principal, claims.get("subject_token"), key)
        verified = Verified(Caller(principal, actors), proven)
        self._keep(token, _Kept(verified, min(expires, until or expires) * 1000, version))
        return verified

    async def _standing(
        self, principal: Principal, evidence: object, key: CallerKey
    ) -> tuple[Principal, bool, float | None]:
        """Whom a token speaks for, as far as it is known, whether that is proven, and until when. Roles are given to
        whoever was proven, and to nobody else.
        """
        nobody = replace(principal, roles=())
        if principal.kind == "service":
            if principal.id != key.process:
                return nobody, False, None
            return replace(principal, roles=tuple(one for one in principal.roles if one in key.asserts)), True, None
        if principal.kind not in key.speaks_for:
            return nobody, False, None
        return (nobody, True, None) if principal.kind == "guest" else await self._user(principal, evidence, key)

    async def _user(
        self, principal: Principal, evidence: object, key: CallerKey
    ) -> tuple[Principal, bool, float | None]:
        if not isinstance(evidence, str) or len(evidence) > _longest_evidence:
            raise BadClaimsError("it brings no proof of its user")
        identity_key = await self._identity_keys.find(_kid(evidence))
        if identity_key is None:
            raise BadClaimsError("its user is proven with a key that the identity server does not have")
        claims = self._decode(
            evidence,
            identity_key,
            algorithm="ES256",
            type_="at+jwt",
            issuer=self._issuer,
            audience=f"urn:galleria:{key.process}",
            needed=["exp", "iat", "sub", "client_id", "jti"],
        )
        if _user_id(claims["sub"]) != principal.id:
            raise BadClaimsError("its proof is of another user")
        roles = claims.get("roles")
        if not isinstance(roles, list) or not all(isinstance(one, str) and one in call_token.roles for one in roles):
            raise BadClaimsError("its proof has no roles")
        return replace(principal, roles=tuple(roles)), True, float(claims["exp"])

    def _decode(
        self,
        token: str,
        key: PyJWK,
        *,
        algorithm: str,
        type_: str,
        issuer: str,
        audience: str,
        needed: list[str],
    ) -> JsonObject:
        if jwt.get_unverified_header(token).get("typ") != type_:
            raise BadClaimsError("it is of another type")
        # The library would ask the machine's clock, and the clock is handed in.
        options: Any = {
            "require": needed,
            "verify_exp": False,
            "verify_iat": False,
            "verify_nbf": False,
            "strict_aud": True,
        }
        claims = jwt.decode(token, key, algorithms=[algorithm], issuer=issuer, audience=audience, options=options)
        now = self._clock.now_ms() / 1000
        if _whole(claims["exp"]) <= now - call_token.clock_tolerance_s:
            raise BadClaimsError("it has expired")
        for begins in ("iat", "nbf"):
            if begins in claims and _whole(claims[begins]) > now + call_token.clock_tolerance_s:
                raise BadClaimsError("it is not good yet")
        return claims

    def _keep(self, token: str, kept: _Kept) -> None:
        self._kept[token] = kept
        self._kept.move_to_end(token)
        if len(self._kept) > _most_kept:
            self._kept.popitem(last=False)


def _kid(token: str) -> str:
    kid = jwt.get_unverified_header(token).get("kid")
    return kid if isinstance(kid, str) else ""


def _whole(claim: object) -> int:
    if isinstance(claim, bool) or not isinstance(claim, int):
        raise BadClaimsError("a time of it is no whole number")
    return claim


def _user_id(sub: object) -> str:
    try:
        return sub if isinstance(sub, str) and uuid.UUID(sub) else ""
    except ValueError:
        raise BadClaimsError("its proof is of nobody") from None
