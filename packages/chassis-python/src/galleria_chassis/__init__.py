"""The microservice chassis in Python: what every service needs and no service should write."""

from galleria_chassis.answer import Answer, Done, Refusal, done, refuse
from galleria_chassis.audit.deed import Deed, Thing
from galleria_chassis.audit.trail import AuditTrail, audit_migration
from galleria_chassis.call import Call
from galleria_chassis.config.settings import Environment, SettingsError
from galleria_chassis.contract import Contract, load_contract
from galleria_chassis.json_text import JsonObject, RawJson, to_json
from galleria_chassis.outage import Outage
from galleria_chassis.ports import Ids, World, instant
from galleria_chassis.problem import FieldError
from galleria_chassis.reaction import HeardEvent, Reaction, hear
from galleria_chassis.service.create_service import create_service
from galleria_chassis.service.run_process import run_process
from galleria_chassis.service.service import Chore, Handler, Service, ServiceParts
from galleria_chassis.store.database import Database, Row
from galleria_chassis.store.inbox import inbox_migration, is_first_time
from galleria_chassis.store.open_store import open_store
from galleria_chassis.store.outbox import About, Outbox, outbox_migration, outbox_stream_migration
from galleria_chassis.store.store import Store
from galleria_chassis.telemetry.metrics import Metrics

__all__ = [
    "About",
    "Answer",
    "AuditTrail",
    "Call",
    "Chore",
    "Contract",
    "Database",
    "Deed",
    "Done",
    "Environment",
    "FieldError",
    "Handler",
    "HeardEvent",
    "Ids",
    "JsonObject",
    "Metrics",
    "Outage",
    "Outbox",
    "RawJson",
    "Reaction",
    "Refusal",
    "Row",
    "Service",
    "ServiceParts",
    "SettingsError",
    "Store",
    "Thing",
    "World",
    "audit_migration",
    "create_service",
    "done",
    "hear",
    "inbox_migration",
    "instant",
    "is_first_time",
    "load_contract",
    "open_store",
    "outbox_migration",
    "outbox_stream_migration",
    "refuse",
    "run_process",
    "to_json",
]
