"""What the chassis itself reads from the environment. The names and rules are every chassis's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from galleria_chassis.config.settings import Environment
from galleria_chassis.telemetry.logger import LogLevel, log_levels


@dataclass(frozen=True, slots=True)
class BrokerTls:
    """The files for a broker with TLS: whom to believe, and what to show in turn. PEM."""

    ca_file: str
    certificate_file: str
    key_file: str


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The environment of a process."""

    nats_url: str
    nats_seed_file: str | None
    nats_tls: BrokerTls | None
    caller_key_file: str | None
    caller_keys_file: str | None
    token_issuer: str
    contracts_dir: Path | None
    data_dir: Path
    instance: str | None
    host: str
    admin_port: int
    log_level: LogLevel
    otlp_endpoint: str | None


def read_service_settings(env: Mapping[str, str]) -> ServiceSettings:
    """Reads them all. Raises ``SettingsError``."""
    read = Environment(env)
    instance = "tells replicas apart"
    url = r"https?://.+"
    level = read.text(
        "LOG_LEVEL", about="the least level that is written", example="info", default="info", rule="|".join(log_levels)
    )
    contracts = read.optional_text(
        "CONTRACTS_DIR", about="the exported contracts", example="packages/contracts/schemas"
    )
    settings = ServiceSettings(
        nats_url=read.text("NATS_URL", about="the broker", example="nats://127.0.0.1:4222", rule=r"(nats|tls)://.+"),
        nats_seed_file=read.optional_text(
            "NATS_NKEY_SEED_FILE",
            about="the file with the key that tells the broker who this is; none for a broker without accounts",
            example=".galleria/keys/orders.nk",
        ),
        nats_tls=_tls(read),
        caller_key_file=read.optional_text(
            "CALLER_KEY_FILE",
            about="the file with the key that it signs its asks with",
            example=".galleria/keys/callers/orders.jwk",
        ),
        caller_keys_file=read.optional_text(
            "CALLER_KEYS_FILE",
            about="the public keys of those who may ask it; without it whatever is not open to everybody is refused",
            example=".galleria/keys/callers.json",
        ),
        token_issuer=read.text(
            "TOKEN_ISSUER",
            about="the identity server's name for itself: whose word counts for who a user is",
            example="http://localhost:8085",
            default="http://localhost:8085",
            rule=url,
        ),
        contracts_dir=Path(contracts) if contracts else None,
        data_dir=Path(
            read.text("DATA_DIR", about="where its store is kept", example=".galleria/data", default=".galleria/data")
        ),
        instance=read.optional_text("INSTANCE", about=instance, example="orders-1", rule=r"[a-z0-9-]{1,40}"),
        host=read.text("HOST", about="the address it listens on", example="127.0.0.1", default="127.0.0.1"),
        admin_port=read.whole(
            "ADMIN_PORT", about="health and metrics; 0 takes any free port", default=0, least=0, most=65_535
        ),
        log_level=next((one for one in log_levels if one == level), "info"),
        otlp_endpoint=read.optional_text(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            about="where traces are sent; none keeps them from being made",
            example="http://127.0.0.1:4318",
            rule=url,
        ),
    )
    read.check()
    return settings


def _tls(read: Environment) -> BrokerTls | None:
    about = "goes with the other two files for a broker with TLS"
    ca_file = read.optional_text("NATS_CA_FILE", about=about, example=".galleria/keys/tls/ca.pem")
    certificate = read.optional_text("NATS_CERT_FILE", about=about, example=".galleria/keys/tls/orders.pem")
    key_file = read.optional_text("NATS_KEY_FILE", about=about, example=".galleria/keys/tls/orders.key")
    if ca_file and certificate and key_file:
        return BrokerTls(ca_file, certificate, key_file)
    if ca_file or certificate or key_file:
        # That would be a connection without TLS where one was wanted.
        read.complaints.append("NATS_CA_FILE, NATS_CERT_FILE and NATS_KEY_FILE go together")
    return None
