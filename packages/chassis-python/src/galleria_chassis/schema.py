"""Checks JSON against a contract's schemas, compiled once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import jsonschema_rs
from jsonschema_rs import ValidationError, ValidationErrorKind

from galleria_chassis.json_text import JsonObject
from galleria_chassis.problem import FieldError

_most_errors: Final = 20
_longest_segment: Final = 80


class Schema:
    """One JSON Schema, compiled."""

    def __init__(self, schema: JsonObject) -> None:
        self._validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def errors(self, value: object) -> list[FieldError]:
        """What is wrong with a value, a dotted path and a reason each, at most twenty of them; nothing when all is
        well.
        """
        if self._validator.is_valid(value):
            return []
        found: list[FieldError] = []
        for error in self._validator.iter_errors(value):
            found += _field_errors(error)
            if len(found) >= _most_errors:
                break
        return found[:_most_errors]


def _field_errors(error: ValidationError) -> list[FieldError]:
    """Names the field that is missing or not known, and not only the object that it is, or is not, a part of."""
    path = error.instance_path
    match error.kind:
        case ValidationErrorKind.Required(property=name):
            return [FieldError(_path([*path, name]), "is missing")]
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            return [FieldError(_path([*path, name]), "is not known here") for name in names]
        case ValidationErrorKind.AnyOf(context=branches) | ValidationErrorKind.OneOfNotValid(context=branches):
            return [one for inner in _meant(branches) for one in _field_errors(inner)] or [_broken(error)]
        case _:
            return [_broken(error)]


def _meant(branches: list[list[ValidationError]]) -> Sequence[ValidationError]:
    """What is wrong with the one branch that is meant: the only one whose constants, which tell branches apart, are all
    right, or the only one of the right shape. Of a constant that no branch knows, or that is missing: that it is so.
    Nothing when it cannot be told.
    """
    constants = [[one for one in branch if isinstance(one.kind, ValidationErrorKind.Constant)] for branch in branches]
    for wrong in (constants, [[one for one in branch if isinstance(one.kind, _shape)] for branch in branches]):
        meant = [branch for branch, faults in zip(branches, wrong, strict=True) if not faults]
        if len(meant) == 1:
            return meant[0]
    if all(constants):
        return constants[0][:1]
    missing = [{_missing(one): one for one in branch if _missing(one)} for branch in branches]
    everywhere = set(missing[0]).intersection(*missing[1:])
    return [missing[0][path] for path in sorted(everywhere)]


def _missing(error: ValidationError) -> str:
    kind = error.kind
    return _path([*error.instance_path, kind.property]) if isinstance(kind, ValidationErrorKind.Required) else ""


_shape: Final = (
    ValidationErrorKind.AnyOf,
    ValidationErrorKind.Constant,
    ValidationErrorKind.Enum,
    ValidationErrorKind.OneOfNotValid,
    ValidationErrorKind.Required,
    ValidationErrorKind.Type,
)
"""What a value breaks that is of another shape, and not merely too long, too many, or more than was asked for."""


def _broken(error: ValidationError) -> FieldError:
    # Its name says which rule was broken; the message would repeat what was sent, which is not ours to do.
    return FieldError(_path(error.instance_path), f"is not valid: {error.kind.name}")


def _path(segments: Sequence[str | int]) -> str:
    return ".".join(str(segment)[:_longest_segment] for segment in segments) or "(body)"
