import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import { durationMs, type Span, type TraceSummary } from '../../domain/span.ts'
import type { Spans } from '../../ports.ts'

/** The schema of the span store. Times are text, since they exceed what a double can hold; all have nineteen digits. */
export const spansMigration = `
  CREATE TABLE traces (
    trace_id TEXT PRIMARY KEY,
    start_nanos TEXT NOT NULL,
    end_nanos TEXT NOT NULL,
    span_count INTEGER NOT NULL,
    error_count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX traces_by_start ON traces (start_nanos);
  CREATE TABLE spans (
    trace_id TEXT NOT NULL,
    span_id TEXT NOT NULL,
    parent_span_id TEXT,
    service TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    start_nanos TEXT NOT NULL,
    end_nanos TEXT NOT NULL,
    status TEXT NOT NULL,
    status_message TEXT,
    attributes TEXT NOT NULL,
    PRIMARY KEY (trace_id, span_id)
  ) STRICT, WITHOUT ROWID;
`

/** The next step of the schema: what happened within a span, as JSON. */
export const spanEventsMigration = `ALTER TABLE spans ADD COLUMN events TEXT NOT NULL DEFAULT '[]';`

interface SpanRow {
  trace_id: string
  span_id: string
  parent_span_id: string | null
  service: string
  name: string
  kind: Span['kind']
  start_nanos: string
  end_nanos: string
  status: Span['status']
  status_message: string | null
  attributes: string
  events: string
}

interface TraceRow {
  trace_id: string
  start_nanos: string
  end_nanos: string
  span_count: number
  error_count: number
  root_name: string
  root_service: string
  services: string
}

/** Spans in SQLite. */
export function sqliteSpans(db: Database): Spans {
  const insertSpan = db.query(
    `INSERT OR IGNORE INTO spans VALUES
     ($traceId, $spanId, $parent, $service, $name, $kind, $start, $end, $status, $statusMessage, $attributes, $events)`,
  )
  const countSpan = db.query(
    `INSERT INTO traces VALUES ($traceId, $start, $end, 1, $errors)
     ON CONFLICT (trace_id) DO UPDATE SET
       start_nanos = min(start_nanos, excluded.start_nanos), end_nanos = max(end_nanos, excluded.end_nanos),
       span_count = span_count + 1, error_count = error_count + excluded.error_count`,
  )
  const selectStart = db.query<{ start_nanos: string }, [string, string]>(
    'SELECT start_nanos FROM spans WHERE trace_id = ? AND span_id = ?',
  )
  const selectTrace = db.query<SpanRow, [string]>('SELECT * FROM spans WHERE trace_id = ?')
  const selectRecent = db.query<TraceRow, { service: string | null; limit: number }>(
    `SELECT t.*,
       (SELECT name FROM spans s WHERE s.trace_id = t.trace_id ORDER BY parent_span_id IS NOT NULL, start_nanos LIMIT 1) AS root_name,
       (SELECT service FROM spans s WHERE s.trace_id = t.trace_id ORDER BY parent_span_id IS NOT NULL, start_nanos LIMIT 1) AS root_service,
       (SELECT json_group_array(DISTINCT service) FROM spans s WHERE s.trace_id = t.trace_id) AS services
     FROM traces t
     WHERE $service IS NULL OR EXISTS (SELECT 1 FROM spans s WHERE s.trace_id = t.trace_id AND s.service = $service)
     ORDER BY t.start_nanos DESC LIMIT $limit`,
  )
  const countAll = db.query<{ spans: number }, []>('SELECT coalesce(sum(span_count), 0) AS spans FROM traces')
  const oldest = db.query<{ trace_id: string; span_count: number }, []>(
    'SELECT trace_id, span_count FROM traces ORDER BY start_nanos LIMIT 500',
  )
  const forgetSpans = db.query('DELETE FROM spans WHERE trace_id = ?')
  const forgetTrace = db.query('DELETE FROM traces WHERE trace_id = ?')

  function addOne(span: Span): number {
    const { traceId, startNanos: start, endNanos: end } = span
    const { changes } = insertSpan.run({
      traceId,
      spanId: span.spanId,
      parent: span.parentSpanId ?? null,
      service: span.service,
      name: span.name,
      kind: span.kind,
      start,
      end,
      status: span.status,
      statusMessage: span.statusMessage ?? null,
      attributes: JSON.stringify(span.attributes),
      events: JSON.stringify(span.events),
    })
    if (changes === 1) countSpan.run({ traceId, start, end, errors: Number(span.status === 'error') })
    return changes
  }

  return {
    add: (spans) => inTransaction(db, () => spans.reduce((added, span) => added + addOne(span), 0)),
    startOf: (traceId, spanId) => selectStart.get(traceId, spanId)?.start_nanos,
    ofTrace: (traceId) => selectTrace.all(traceId).map(toSpan),
    recent: (limit, service) => selectRecent.all({ limit, service: service ?? null }).map(toSummary),
    keepAtMost(most) {
      const excess = (countAll.get()?.spans ?? 0) - most
      if (excess <= 0) return 0
      return inTransaction(db, () => {
        let gone = 0
        for (const { trace_id, span_count } of oldest.all()) {
          if (gone >= excess) break
          forgetSpans.run(trace_id)
          forgetTrace.run(trace_id)
          gone += span_count
        }
        return gone
      })
    },
  }
}

function toSpan(row: SpanRow): Span {
  return {
    traceId: row.trace_id,
    spanId: row.span_id,
    parentSpanId: row.parent_span_id ?? undefined,
    service: row.service,
    name: row.name,
    kind: row.kind,
    startNanos: row.start_nanos,
    endNanos: row.end_nanos,
    status: row.status,
    statusMessage: row.status_message ?? undefined,
    attributes: JSON.parse(row.attributes) as Span['attributes'],
    events: JSON.parse(row.events) as Span['events'],
  }
}

function toSummary(row: TraceRow): TraceSummary {
  return {
    traceId: row.trace_id,
    rootName: row.root_name,
    rootService: row.root_service,
    startNanos: row.start_nanos,
    durationMs: durationMs(row.start_nanos, row.end_nanos),
    spanCount: row.span_count,
    errorCount: row.error_count,
    services: JSON.parse(row.services) as string[],
  }
}
