"""Which part may know of which."""

import ast
from collections.abc import Iterator
from pathlib import Path

_package = Path(__file__).parent
_own = "galleria_recommendations."
_pure = {"__future__", "collections", "dataclasses", "hashlib", "typing", "numpy", "scipy"}
"""What computes, and neither reads a clock, nor throws dice, nor touches anything outside."""


def imports_of(folder: str) -> Iterator[tuple[str, str]]:
    """Every import of a folder's files, other than its tests' and what only they use."""
    for file in sorted((_package / folder).rglob("*.py")):
        if not file.name.endswith("_test.py") and file.name not in {"examples.py", "fakes.py"}:
            yield from ((str(file.relative_to(_package)), name) for name in imported(file.read_text()))


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def strangers(folder: str, own: tuple[str, ...], others: set[str]) -> list[tuple[str, str]]:
    found = list(imports_of(folder))
    assert len(found) > 10
    return [(file, name) for file, name in found if not name.startswith(own) and name.split(".")[0] not in others]


def test_the_domain_knows_nothing_but_itself_and_arithmetic() -> None:
    assert strangers("domain", (f"{_own}domain.",), _pure) == []
    assert ("domain/model.py", f"{_own}domain.pairs") in set(imports_of("domain"))


def test_the_errands_know_the_domain_and_their_ports() -> None:
    own = (f"{_own}domain.", f"{_own}application.", f"{_own}ports")
    assert strangers("application", own, {"__future__", "asyncio", "collections", "dataclasses", "typing"}) == []
