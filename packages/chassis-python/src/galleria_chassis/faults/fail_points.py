"""Moments between two effects, at which a process that dies has done the one and not the other; for rehearsals only."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, get_args

FailPoint = Literal[
    "after-commit-before-answer",
    "after-commit-before-publish",
    "after-publish-before-mark",
    "after-commit-before-audit",
    "after-audit-before-mark",
    "after-effect-before-ack",
    "after-step-before-record",
    "after-psp-before-record",
]
fail_points: Final[tuple[FailPoint, ...]] = get_args(FailPoint)


class _Armed:
    """What a rehearsal has armed; nothing, in a shop."""

    on_reach: Callable[[FailPoint], None] | None = None


def fail_point(point: FailPoint) -> None:
    """Says that a fail-point was reached. Does nothing unless a rehearsal has armed one."""
    if _Armed.on_reach:
        _Armed.on_reach(point)


def arm_fail_points(hook: Callable[[FailPoint], None] | None) -> None:
    """Lets ``hook`` know of every fail-point that is reached from now on."""
    _Armed.on_reach = hook


def arm_from_data_dir(
    env: Mapping[str, str], data_dir: Path, die: Callable[[FailPoint, int], None] | None = None
) -> None:
    """With ``FAIL_POINTS=allowed`` and a file ``fail-point`` in the data folder that says ``<name> <n>``, the process
    kills itself when that point is reached for the n-th time, as a power cut would. The file is deleted first, so that
    the process that comes next lives.

    Raises ``ValueError`` when the file names no fail-point, or no whole number from one up.
    """
    if env.get("FAIL_POINTS") != "allowed":
        return
    file = data_dir / "fail-point"
    if not file.exists():
        return
    order = file.read_text()
    file.unlink()
    point, wanted = _read(order)
    kill = die or _kill_own_process
    reaches = 0

    def reached(at: FailPoint) -> None:
        nonlocal reaches
        if at == point:
            reaches += 1
            if reaches == wanted:
                kill(point, wanted)

    arm_fail_points(reached)


def _read(order: str) -> tuple[FailPoint, int]:
    name, _, count = order.strip().partition(" ")
    point = next((one for one in fail_points if one == name), None)
    if point is None:
        raise ValueError(f'there is no fail-point "{name}"; there are {", ".join(fail_points)}')
    if not count.strip().isdecimal() or int(count) < 1:
        raise ValueError(f'a fail-point\'s file says <name> <n>, as "{point} 3", and not "{order.strip()}"')
    return point, int(count)


def _kill_own_process(point: FailPoint, reach: int) -> None:
    # Past all buffers, since nothing that is still in one survives the next line.
    os.write(2, f"killed at fail-point {point}, reach {reach}\n".encode())
    os.kill(os.getpid(), signal.SIGKILL)
