"""Makes lines of the log of what libraries say, since whoever gathers logs reads JSON."""

from __future__ import annotations

import logging
import warnings

from galleria_chassis.telemetry.logger import Logger


class _Lines(logging.Handler):
    def __init__(self, log: Logger) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        fault = record.exc_info[1] if record.exc_info else None
        self._log.warn("a library says", library=record.name, printed=said[:2_000], error=fault)


def log_in_lines(log: Logger) -> None:
    """From now on whatever libraries log as a warning or worse is a line of this log; deprecations are for their
    developers.
    """
    logging.basicConfig(handlers=[_Lines(log)], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    warnings.simplefilter("ignore", DeprecationWarning)
