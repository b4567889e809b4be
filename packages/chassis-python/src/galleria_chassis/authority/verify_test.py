import json
import uuid
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from jwt.algorithms import ECAlgorithm, OKPAlgorithm

from galleria_chassis.answer import Answer, done
from galleria_chassis.authority.identity_keys import IdentityKeys
from galleria_chassis.authority.keyring import CallerKeyring
from galleria_chassis.authority.mint import open_mint
from galleria_chassis.authority.verify import Doubt, Verified, Verifier
from galleria_chassis.caller import Caller, Principal
from galleria_chassis.outage import Outage
from galleria_chassis.testkit.fakes import Lines, ManualClock, world

issuer = "http://localhost:8085"
user_id = str(uuid.uuid4())
guest = {"kind": "guest", "id": "g-1", "roles": []}
user = {"kind": "user", "id": user_id, "roles": ["operator"]}


class Street:
    """A context named notes, three processes that have keys, and an identity server."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.folder = folder
        self.keys = {name: ed25519.Ed25519PrivateKey.generate() for name in ("bff-web", "console", "orders")}
        self.identity = ec.generate_private_key(ec.SECP256R1())
        self.identity_away = False
        self.file = folder / "callers.json"
        self.write_callers(*self.keys)
        self.verifier = Verifier(
            context="notes",
            issuer=issuer,
            callers=CallerKeyring(self.file, self.clock, Lines().log),
            identity_keys=IdentityKeys(self.identity_keys, self.clock, Lines().log),
            clock=self.clock,
        )

    def write_callers(self, *names: str) -> None:
        speaks = {"bff-web": ["guest", "user"]}
        asserts = {"console": ["operator"]}
        callers = [
            {
                "process": name,
                "speaksFor": speaks.get(name, []),
                "asserts": asserts.get(name, []),
                "keys": [public(name, self.keys[name])],
            }
            for name in names
        ]
        self.file.write_text(json.dumps({"callers": callers}))

    async def identity_keys(self) -> Answer:
        if self.identity_away:
            raise Outage("no-responders", "identity.key.list")
        jwk = json.loads(ECAlgorithm.to_jwk(self.identity.public_key()))
        return done({"keys": [{**jwk, "kid": "identity-1", "alg": "ES256", "use": "sig"}]})

    def token(self, name: str = "bff-web", header: dict[str, Any] | None = None, **claims: Any) -> str:
        now = int(self.clock.now_ms() / 1000)
        said = {"iss": name, "aud": "notes", "iat": now, "exp": now + 60, "jti": "j-1", "principal": guest, **claims}
        headers = {"typ": "call+jwt", "kid": f"{name}-1", **(header or {})}
        return jwt.encode(_without_none(said), self.keys[name], algorithm="EdDSA", headers=headers)

    def evidence(self, header: dict[str, Any] | None = None, **claims: Any) -> str:
        now = int(self.clock.now_ms() / 1000)
        said = {"iss": issuer, "aud": "urn:galleria:bff-web", "iat": now, "exp": now + 30, "sub": user_id}
        said |= {"client_id": "web", "jti": "j-2", "roles": ["shopper"], **claims}
        headers = {"typ": "at+jwt", "kid": "identity-1", **(header or {})}
        return jwt.encode(_without_none(said), self.identity, algorithm="ES256", headers=headers)


def public(name: str, key: ed25519.Ed25519PrivateKey) -> dict[str, str]:
    jwk = json.loads(OKPAlgorithm.to_jwk(key.public_key()))
    return {"kty": "OKP", "crv": "Ed25519", "x": jwk["x"], **about(name)}


def about(name: str) -> dict[str, str]:
    return {"kid": f"{name}-1", "alg": "EdDSA", "use": "sig"}


def _without_none(claims: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in claims.items() if value is not None}


@pytest.fixture
def street(tmp_path: Path) -> Street:
    return Street(tmp_path)


async def test_a_guest_is_believed_of_a_process_that_speaks_for_guests(street: Street) -> None:
    found = await street.verifier.verify(street.token(act={"sub": "gateway"}))
    assert found == Verified(Caller(Principal("guest", "g-1"), ("bff-web", "gateway")), proven=True)


async def test_anybody_elses_word_for_a_guest_is_hearsay(street: Street) -> None:
    found = await street.verifier.verify(street.token("orders"))
    assert isinstance(found, Verified)
    assert (found.proven, found.caller.principal.roles) == (False, ())


async def test_a_process_speaks_for_itself_with_the_roles_that_its_key_has_and_no_others(street: Street) -> None:
    itself = {"kind": "service", "id": "console", "roles": ["operator", "auditor"]}
    found = await street.verifier.verify(street.token("console", principal=itself))
    assert isinstance(found, Verified)
    assert (found.proven, found.caller.principal.roles) == (True, ("operator",))
    other = await street.verifier.verify(street.token("orders", principal=itself))
    assert isinstance(other, Verified)
    assert (other.proven, other.caller.principal.roles) == (False, ())


async def test_a_user_has_the_roles_that_the_identity_server_says_and_not_those_of_the_process(street: Street) -> None:
    found = await street.verifier.verify(street.token(principal=user, subject_token=street.evidence()))
    assert isinstance(found, Verified)
    assert (found.proven, found.caller.principal.roles) == (True, ("shopper",))


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "orders"},
        {"aud": ["notes", "orders"]},
        {"iss": "orders"},
        {"exp": None},
        {"jti": None},
        {"principal": None},
        {"principal": {"kind": "god", "id": "x", "roles": []}},
        {"principal": {"kind": "guest", "id": "x", "roles": ["king"]}},
        {"act": {"sub": "a", "act": "b"}},
        {"header": {"typ": "at+jwt"}},
        {"header": {"kid": "orders-1"}},
        {"header": {"kid": "nobody-1"}},
        {"principal": user},
    ],
)
async def test_a_token_with_anything_wrong_is_doubted(street: Street, claims: dict[str, Any]) -> None:
    assert isinstance(await street.verifier.verify(street.token(**claims)), Doubt)


@pytest.mark.parametrize("seconds", [(-70, -7), (30, 90), (0, 61), (-70, 5)])
async def test_a_token_is_good_in_its_own_minute_only(street: Street, seconds: tuple[int, int]) -> None:
    now = int(street.clock.now_ms() / 1000)
    found = await street.verifier.verify(street.token(iat=now + seconds[0], exp=now + seconds[1]))
    assert isinstance(found, Doubt)


async def test_a_token_without_a_signature_or_with_a_secret_for_one_is_doubted(street: Street) -> None:
    claims = jwt.decode(street.token(), options={"verify_signature": False})
    headers = {"typ": "call+jwt", "kid": "bff-web-1"}
    unsigned = jwt.encode(claims, "", algorithm="none", headers=headers)
    with_secret = jwt.encode(claims, "x" * 32, algorithm="HS256", headers=headers)
    for token in (unsigned, with_secret, "a.b.c", "", "x" * 10_000, street.token()[:-4] + "AAAA"):
        assert isinstance(await street.verifier.verify(token), Doubt)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": str(uuid.uuid4())},
        {"aud": "urn:galleria:bff-mobile"},
        {"iss": "http://elsewhere"},
        {"roles": ["king"]},
        {"roles": None},
        {"client_id": None},
        {"header": {"typ": "JWT"}},
        {"header": {"kid": "unknown"}},
        {"exp": 1},
    ],
)
async def test_a_user_whose_proof_has_anything_wrong_is_doubted(street: Street, claims: dict[str, Any]) -> None:
    token = street.token(principal=user, subject_token=street.evidence(**claims))
    assert isinstance(await street.verifier.verify(token), Doubt)


async def test_a_user_cannot_be_told_while_nothing_is_known_of_the_identity_server_and_goes_on_later(
    street: Street,
) -> None:
    street.identity_away = True
    with pytest.raises(Outage):
        await street.verifier.verify(street.token(principal=user, subject_token=street.evidence()))
    street.identity_away = False
    assert isinstance(
        await street.verifier.verify(street.token(principal=user, subject_token=street.evidence())), Verified
    )
    street.identity_away = True
    street.clock.passes(600_000)
    assert isinstance(
        await street.verifier.verify(street.token(principal=user, subject_token=street.evidence())), Verified
    )


async def test_a_key_that_is_retired_counts_for_nothing_even_in_a_token_that_was_seen_before(street: Street) -> None:
    token = street.token()
    assert isinstance(await street.verifier.verify(token), Verified)
    street.write_callers("console", "orders")
    street.clock.passes(1_100)
    assert isinstance(await street.verifier.verify(token), Doubt)


async def test_a_file_of_keys_that_is_broken_leaves_the_last_good_one_standing(street: Street) -> None:
    street.file.write_text("{")
    street.clock.passes(1_100)
    assert isinstance(await street.verifier.verify(street.token()), Verified)


async def test_a_token_that_was_found_good_is_not_good_for_ever(street: Street) -> None:
    token = street.token()
    assert isinstance(await street.verifier.verify(token), Verified)
    street.clock.passes(70_000)
    assert isinstance(await street.verifier.verify(token), Doubt)


async def test_what_is_minted_here_is_believed_there(street: Street) -> None:
    jwk = {**json.loads(OKPAlgorithm.to_jwk(street.keys["bff-web"])), **about("bff-web")}
    file = street.folder / "bff-web.jwk"
    file.write_text(json.dumps(jwk))
    mint = open_mint(str(file), "bff-web", world(street.clock))
    assert mint
    caller = Caller(Principal("user", user_id, ("shopper",), "g-1"), ("gateway",), street.evidence())
    token = mint.token("notes", caller)
    found = await street.verifier.verify(token)
    assert isinstance(found, Verified)
    assert found.caller.principal == caller.principal
    assert found.caller.actors == ("bff-web", "gateway")
    assert mint.token("notes", caller) == token
    street.clock.passes(31_000)
    assert mint.token("notes", caller) != token
