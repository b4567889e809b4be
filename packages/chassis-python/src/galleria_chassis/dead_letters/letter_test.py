import pytest

from galleria_chassis.dead_letters.letter import Death, letter_headers, letter_message_id, reason_of
from galleria_chassis.testkit.fakes import Settled

death = Death("notes-learn", "REPLAYS", "no room", "2026-01-15T10:00:00.000Z", "0af7")
delivered = Settled().delivery(
    "again.notes-learn", b"{}", {"ce-id": "e-1", "dead-subject": "evt.orders.order.confirmed.o-1", "dead-reason": "old"}
)


def test_a_replay_that_failed_again_is_another_letter_about_the_event_that_was_announced_first() -> None:
    headers = letter_headers(delivered, death)
    assert headers["dead-subject"] == "evt.orders.order.confirmed.o-1"
    assert headers["dead-reason"] == "no room"
    assert letter_message_id("notes-learn", "REPLAYS", delivered) == "notes-learn:e-1:again-7"
    assert letter_message_id("notes-learn", "ORDERS_EVENTS", delivered) == "notes-learn:e-1"


@pytest.mark.parametrize(
    "secret", ["4111 1111 1111 1111", "Bearer abc.def", "sk_live_1", "anna@example.org", "a1" * 12]
)
def test_a_reason_tells_no_secret(secret: str) -> None:
    assert secret not in reason_of(ValueError(f"it was {secret} again"))


def test_a_reason_is_one_line_that_a_person_reads() -> None:
    reason = reason_of(ValueError("first\r\nsecond\t " + "far and wide " * 40))
    assert reason.startswith("ValueError: first second far and wide")
    assert len(reason) == 240
