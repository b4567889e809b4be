"""What an asked service says: the value, or why not. Outages are raised; refusals are values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from galleria_chassis.json_text import JsonObject, RawJson
from galleria_chassis.problem import FieldError, Problem, problem


@dataclass(frozen=True, slots=True)
class Done:
    """A yes. ``value`` keeps to the contract's reply, or is JSON that was made earlier."""

    value: JsonObject | RawJson


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no that is part of the conversation: it never moves a breaker and is never retried."""

    problem: Problem


Answer = Done | Refusal


def done(value: JsonObject | RawJson) -> Done:
    """Answers with a value."""
    return Done(value)


def refuse(code: str, *, detail: str | None = None, errors: Sequence[FieldError] = ()) -> Refusal:
    """Answers with a refusal. ``detail`` is one sentence about this occurrence, without stacks, queries or subjects.

    Raises ``KeyError`` for a code that no contract knows.
    """
    return Refusal(problem(code, detail=detail, errors=errors))
