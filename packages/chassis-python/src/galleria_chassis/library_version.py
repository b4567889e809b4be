"""Versions of what is built upon."""

from __future__ import annotations

import re

Version = tuple[int, int, int]


def is_older(version: str, than: Version) -> bool:
    """Whether ``1.2.3`` comes before a version. What is no version is older than any."""
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    return numbers is None or tuple(map(int, numbers.groups())) < than
