import { gunzipSync } from 'node:zlib'
import { exportRequest } from '../../../services/observatory/adapters/inbound/otlp-json.ts'
import { decodeExportRequest } from '../../../services/observatory/adapters/inbound/otlp-protobuf.ts'

/** A span as it was exported. */
export interface ExportedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly name: string
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number
  /** 2 is an error. */
  readonly status: number
  readonly attributes: Readonly<Record<string, unknown>>
  /** What is said of the process that made it. */
  readonly resource: Readonly<Record<string, unknown>>
}

/** Takes in spans as an OpenTelemetry collector does, and keeps them. */
export interface Collector {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT` */
  readonly url: string
  /** Exports that no collector would have taken, in one line each. */
  readonly faults: readonly string[]
  spansOf(traceId: string): Promise<readonly ExportedSpan[]>
  /** From now on it takes connections and answers nobody, or does so again. */
  hang(hangs: boolean): void
  stop(): Promise<void>
}

/** Opens a collector on a free port: OTLP over HTTP, JSON or protobuf, gzip or plain. */
export function openCollector(): Collector {
  const spans: ExportedSpan[] = []
  const faults: string[] = []
  let hangs = false
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      if (hangs) return new Promise<Response>(() => {})
      const { pathname } = new URL(request.url)
      // Logs and metrics may be exported too; only traces are looked at.
      if (pathname !== '/v1/traces') return new Response('{}', { status: 200 })
      const type = request.headers.get('content-type')?.split(';')[0] ?? 'none'
      try {
        const body = new Uint8Array(await request.arrayBuffer())
        const bytes = request.headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body
        spans.push(...read(bytes, type))
      } catch (error) {
        faults.push(`an export of type ${type}: ${error instanceof Error ? error.message : String(error)}`)
        return new Response('', { status: 400 })
      }
      return new Response(type === 'application/json' ? '{}' : '', { headers: { 'content-type': type } })
    },
  })
  return {
    url: server.url.origin,
    faults,
    spansOf: async (traceId) => spans.filter((span) => span.traceId === traceId),
    hang(now) {
      hangs = now
    },
    stop: () => server.stop(true),
  }
}

function read(bytes: Uint8Array, type: string): ExportedSpan[] {
  const message = type === 'application/json' ? JSON.parse(new TextDecoder().decode(bytes)) : decodeExportRequest(bytes)
  return exportRequest.parse(message).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const about = attributesOf(resource.attributes)
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId || undefined,
        name: span.name,
        kind: span.kind,
        status: span.status.code,
        attributes: attributesOf(span.attributes),
        resource: about,
      })),
    )
  })
}

type Pairs = readonly { readonly key: string; readonly value?: object | undefined }[]

function attributesOf(pairs: Pairs): Record<string, unknown> {
  return Object.fromEntries(pairs.map(({ key, value = {} }) => [key, Object.values(value)[0]]))
}
