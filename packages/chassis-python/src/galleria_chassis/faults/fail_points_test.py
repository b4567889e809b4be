from collections.abc import Iterator
from pathlib import Path

import pytest

from galleria_chassis.faults.fail_points import arm_fail_points, arm_from_data_dir, fail_point

allowed = {"FAIL_POINTS": "allowed"}


@pytest.fixture(autouse=True)
def disarmed() -> Iterator[None]:
    yield
    arm_fail_points(None)


def test_the_process_dies_at_the_reach_that_was_ordered_and_the_next_one_lives(tmp_path: Path) -> None:
    deaths: list[tuple[str, int]] = []
    (tmp_path / "fail-point").write_text("after-effect-before-ack 2\n")
    arm_from_data_dir(allowed, tmp_path, lambda point, reach: deaths.append((point, reach)))
    for _ in range(3):
        fail_point("after-commit-before-answer")
        fail_point("after-effect-before-ack")
    assert deaths == [("after-effect-before-ack", 2)]
    assert not (tmp_path / "fail-point").exists()


def test_nobody_dies_where_it_is_not_allowed(tmp_path: Path) -> None:
    (tmp_path / "fail-point").write_text("after-effect-before-ack 1")
    arm_from_data_dir({}, tmp_path, lambda point, reach: pytest.fail(point))
    fail_point("after-effect-before-ack")
    assert (tmp_path / "fail-point").exists()


@pytest.mark.parametrize("order", ["nowhere 1", "after-effect-before-ack", "after-effect-before-ack 0", ""])
def test_an_order_that_makes_no_sense_is_refused(tmp_path: Path, order: str) -> None:
    (tmp_path / "fail-point").write_text(order)
    with pytest.raises(ValueError, match="fail-point"):
        arm_from_data_dir(allowed, tmp_path)
