"""W3C Trace Context, level 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_format: Final = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class TraceContext:
    """What a ``traceparent`` says."""

    trace_id: str
    span_id: str
    sampled: bool


def parse_traceparent(header: str | None) -> TraceContext | None:
    """Reads a ``traceparent``; None when it is missing or not valid."""
    found = _format.fullmatch(header) if header else None
    if found is None:
        return None
    version, trace_id, span_id, flags = found.groups()
    if version == "ff" or not int(trace_id, 16) or not int(span_id, 16):
        return None
    return TraceContext(trace_id, span_id, bool(int(flags, 16) & 1))


def traceparent(trace_id: str, span_id: str, *, sampled: bool) -> str:
    """Writes a ``traceparent``."""
    return f"00-{trace_id}-{span_id}-{'01' if sampled else '00'}"
