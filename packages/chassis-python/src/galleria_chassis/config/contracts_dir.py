"""Where the exported contracts are."""

from __future__ import annotations

import os
from pathlib import Path


def contracts_dir() -> Path:
    """The folder in ``CONTRACTS_DIR``; without it the one that lies beside this package in its repository."""
    named = os.environ.get("CONTRACTS_DIR")
    return Path(named) if named else Path(__file__).resolve().parents[4] / "contracts" / "schemas"
