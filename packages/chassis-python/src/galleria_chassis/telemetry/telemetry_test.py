import pytest

from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.otel_tracing import TracingOptions, create_tracing
from galleria_chassis.telemetry.trace_context import parse_traceparent
from galleria_chassis.testkit.fakes import Lines, world

parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def test_a_line_says_who_when_what_and_in_which_trace() -> None:
    lines = Lines()
    lines.log.child(traceId="0af7").info("open", admin="http://127.0.0.1:9101", http=None)
    assert lines.lines == [
        {
            "level": "info",
            "time": "2026-01-15T10:00:00.000Z",
            "service": "notes",
            "instance": "notes-1",
            "trace_id": "0af7",
            "admin": "http://127.0.0.1:9101",
            "message": "open",
        }
    ]


def test_an_error_is_written_with_its_chain_of_causes_and_its_stack() -> None:
    lines = Lines()
    try:
        try:
            raise OSError("the disk is full")
        except OSError as cause:
            raise ValueError("not kept") from cause
    except ValueError as error:
        lines.log.error("a chore failed", error=error)
    told = lines.lines[0]["error"]
    assert (told["type"], told["message"]) == ("ValueError", "not kept: the disk is full")
    assert "Traceback" in told["stack"]


def test_every_metric_says_of_which_service_it_is() -> None:
    metrics = Metrics("notes")
    metrics.counter("galleria_notes_written_total", "Notes.", ["kind"]).labels("short").inc()
    text = metrics.exposition().decode()
    assert 'galleria_notes_written_total{kind="short",service="notes"} 1.0' in text
    assert "_created" not in text
    samples = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line for line in samples if 'service="notes"' not in line] == []


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "nonsense",
        f"ff{parent[2:]}",
        parent.replace("0af7651916cd43dd8448eb211c80319c", "0" * 32),
        f"{parent}-x",
    ],
)
def test_what_is_no_traceparent_begins_nothing(header: str | None) -> None:
    assert parse_traceparent(header) is None


def test_a_trace_goes_on_where_it_is_sampled_and_is_remembered_where_it_is_not() -> None:
    options = TracingOptions("notes", "notes-1", "0", "http://127.0.0.1:1")
    tracing = create_tracing(options, world().random, Metrics("notes"))
    sampled = tracing.continued(parent, "notes.note.get", "server")
    child = sampled.child("catalog.product.get", "client")
    assert sampled.sampled
    assert sampled.trace_id == child.trace_id == "0af7651916cd43dd8448eb211c80319c"
    assert sampled.traceparent != child.traceparent != parent
    quiet = tracing.continued(f"{parent[:-2]}00", "notes.note.get", "server")
    assert (quiet.sampled, quiet.trace_id) == (False, sampled.trace_id)
    assert tracing.continued(None, "notes.note.get", "server").trace_id != sampled.trace_id
