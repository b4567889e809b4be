from pathlib import Path

import pytest

from galleria_chassis.config.service_settings import read_service_settings
from galleria_chassis.config.settings import SettingsError

least = {"NATS_URL": "nats://127.0.0.1:4222"}


def test_a_broker_is_all_that_has_to_be_said() -> None:
    settings = read_service_settings({**least, "INSTANCE": "", "ADMIN_PORT": ""})
    assert (settings.host, settings.admin_port, settings.instance) == ("127.0.0.1", 0, None)
    assert settings.data_dir == Path(".galleria/data")


def test_everything_that_is_wrong_is_said_at_once_with_its_rule_and_an_example() -> None:
    env = {"ADMIN_PORT": "70000", "LOG_LEVEL": "loud", "INSTANCE": "Notes 1"}
    with pytest.raises(SettingsError) as refused:
        read_service_settings(env)
    said = str(refused.value)
    assert all(name in said for name in ("NATS_URL", *env))
    assert "Example: NATS_URL=nats://127.0.0.1:4222" in said


@pytest.mark.parametrize("port", ["1.5", "x", "nan", "-1"])
def test_a_port_is_a_whole_number(port: str) -> None:
    with pytest.raises(SettingsError, match="ADMIN_PORT"):
        read_service_settings({**least, "ADMIN_PORT": port})


def test_certificates_go_together() -> None:
    with pytest.raises(SettingsError, match="go together"):
        read_service_settings({**least, "NATS_CA_FILE": "ca.pem"})
