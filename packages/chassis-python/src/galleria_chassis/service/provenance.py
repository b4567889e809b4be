"""Where an event comes from, and whether it is what it says."""

from __future__ import annotations

import re
from typing import Final

from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.contract import Contract

_version: Final = re.compile(r"[1-9]\d{0,3}", re.ASCII)


def source_of(context: str) -> str:
    """``ce-source`` of everything that a context announces."""
    return f"/galleria/{context}"


def schema_of(context: str, type_: str, version: int | str) -> str:
    """``ce-dataschema`` of an event: which schema its data keeps to, and which version of it."""
    return f"/schemas/{context}/{type_}/{version}"


def misfit(message: BusMessage, contract: Contract, event: str) -> str | None:
    """Why a message is not the event that its subject says, or None when it is. The broker lets only a context's own
    process announce on its subjects, but it sends what it is asked for itself to any subject that the asker names. What
    comes by that way was announced by somebody else, or by nobody.
    """
    known = contract.events[event]
    if message.header("ce-id") is None:
        return "it has no ce-id"
    source, named = message.header("ce-source"), message.header("ce-type")
    if source != source_of(contract.context):
        return f"it comes from {source or 'nowhere'}"
    if named != known.type:
        return f"it is a {named or 'nothing'}"
    schema = message.header("ce-dataschema")
    if schema is not None and not _is_version_of(schema, contract.context, known.type):
        return f"its data keeps to {schema}"
    about = message.header("ce-subject")
    if about is not None and message.subject.startswith("evt.") and not message.subject.endswith(f".{about}"):
        return f"it is about {about}, and its subject is not"
    return None


def _is_version_of(schema: str, context: str, type_: str) -> bool:
    """Versions grow by added fields only, so a later one than this process knows can be read as well."""
    family = schema_of(context, type_, "")
    return schema.startswith(family) and _version.fullmatch(schema, len(family)) is not None
