"""Reads a request's JSON as every chassis does, whatever a library would make of it."""

from __future__ import annotations

import re
from typing import Any, Final

import orjson

_deepest: Final = 64
"""Far deeper than any contract. What lies below it is not looked at: a schema has refused what is above by then."""
_parsers_depth: Final = 1_000
_brackets: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
"""Texts are found as a whole, so that a bracket in one is not taken for one."""
_most_exact: Final = 2**53


def read_request_text(text: bytes) -> Any:
    """Raises ``ValueError`` for what is not JSON. Whole numbers are ``int``, however they were written."""
    try:
        # The library's parser gives up at some depth, as if that were no JSON.
        deep = text.count(b"[") + text.count(b"{") > _parsers_depth
        value = orjson.loads(_shallow(text) if deep else text)
    except orjson.JSONDecodeError:
        raise ValueError("not JSON") from None
    return _plain(value, 0)


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) <= _most_exact:
        return int(value)
    if depth > _deepest and isinstance(value, dict | list):
        return None
    if isinstance(value, dict):
        return {name: _plain(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, depth + 1) for inner in value]
    return value


def _shallow(text: bytes) -> bytes:
    """The text without what lies too deep for the parser."""
    kept = bytearray()
    depth = copied = 0
    for token in _brackets.finditer(text):
        if token[0] in b"[{":
            depth += 1
            if depth == _deepest + 1:
                kept += text[copied : token.end()]
        elif token[0] in b"]}":
            if depth == _deepest + 1:
                copied = token.start()
            depth -= 1
    return bytes(kept + text[copied:]) if depth == 0 else text
