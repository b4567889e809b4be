"""Structured logs: one JSON line on stdout for each event worth a person's or a search's attention."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Final, Literal

import orjson

from galleria_chassis.ports import Clock, SystemClock, instant

LogLevel = Literal["debug", "info", "warn", "error", "silent"]
log_levels: Final[tuple[LogLevel, ...]] = ("debug", "info", "warn", "error", "silent")
_deepest_chain: Final = 8


class Logger:
    """Writes lines with the fields it was made with. Never secrets, card data or whole bodies."""

    __slots__ = ("_fields", "_sink")

    def __init__(self, sink: LineSink, fields: Mapping[str, object]) -> None:
        self._sink = sink
        self._fields = fields

    def debug(self, message: str, **fields: object) -> None:
        self._sink.write("debug", message, {**self._fields, **fields})

    def info(self, message: str, **fields: object) -> None:
        self._sink.write("info", message, {**self._fields, **fields})

    def warn(self, message: str, **fields: object) -> None:
        self._sink.write("warn", message, {**self._fields, **fields})

    def error(self, message: str, **fields: object) -> None:
        self._sink.write("error", message, {**self._fields, **fields})

    def child(self, **fields: object) -> Logger:
        """A logger that adds these fields to each of its lines. ``traceId`` is written as ``trace_id``."""
        return Logger(self._sink, {**self._fields, **fields})


class LineSink:
    """Turns what is logged into lines, and leaves out what is below the level set."""

    def __init__(
        self, service: str, instance: str, level: LogLevel, clock: Clock, out: Callable[[bytes], object]
    ) -> None:
        self._about = {"service": service, "instance": instance}
        self._least = log_levels.index(level)
        self._clock = clock
        self._out = out

    def write(self, level: LogLevel, message: str, fields: Mapping[str, object]) -> None:
        if log_levels.index(level) < self._least:
            return
        line: dict[str, object] = {"level": level, "time": instant(self._clock.now_ms()), **self._about}
        for name, value in fields.items():
            if value is not None:
                # Log tools of any language look for this name (OpenTelemetry, trace context in non-OTLP log formats).
                line["trace_id" if name == "traceId" else name] = value
        line["message"] = message
        self._out(orjson.dumps(line, default=_as_logged, option=orjson.OPT_APPEND_NEWLINE))


def create_logger(
    service: str,
    instance: str,
    level: LogLevel,
    clock: Clock | None = None,
    out: Callable[[bytes], object] | None = None,
) -> Logger:
    """Logs to stdout, where the supervisor or a log shipper picks it up, unless another way out is given."""
    return Logger(LineSink(service, instance, level, clock or SystemClock(), out or _to_stdout), {})


def _to_stdout(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _as_logged(value: object) -> object:
    if isinstance(value, BaseException):
        return _error(value)
    return str(value)


def _error(error: BaseException) -> dict[str, object]:
    """An error with its chain of causes, in the words that the other chassis use."""
    link: BaseException | None = error
    messages: list[str] = []
    while link is not None and len(messages) < _deepest_chain:
        messages.append(str(link) or type(link).__name__)
        link = link.__cause__
    stack = "".join(traceback.format_exception(error))
    return {"type": type(error).__name__, "message": ": ".join(messages), "stack": stack}
