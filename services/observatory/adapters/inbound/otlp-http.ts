import { problemResponse } from '@galleria/chassis/http/problem-response'
import { fieldErrors } from '@galleria/chassis/validation'
import { problem } from '@galleria/contracts/problem'
import type { Spans } from '../../ports.ts'
import { exportRequest, spansOf } from './otlp-json.ts'
import { decodeExportRequest } from './otlp-protobuf.ts'

/** The longest export request taken in, in bytes, before and after decompression. */
export const maxExportBytes = 8 * 1024 * 1024

/** What became of an export, for the metrics. */
export type OnExport = (added: number, known: number) => void

/** Answers `POST /v1/traces` as an OpenTelemetry collector does, for JSON and protobuf, plain and gzip. */
export function makeOtlpHttp({ spans, onExport }: { spans: Spans; onExport: OnExport }) {
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname !== '/v1/traces') return problemResponse(problem('not-found'))
    if (request.method !== 'POST') return problemResponse(problem('method-not-allowed'), undefined, { allow: 'POST' })
    const type = request.headers.get('content-type')?.split(';')[0]?.trim()
    if (type !== 'application/json' && type !== 'application/x-protobuf')
      return problemResponse(problem('unsupported-media-type'))
    const body = await readBody(request)
    if (!body.ok) return problemResponse(problem(body.code))
    const decoded = decode(body.bytes, type)
    if (!decoded) return problemResponse(problem('malformed-body'))
    const checked = exportRequest.safeParse(decoded.message)
    if (!checked.success) return problemResponse(problem('invalid-request', { errors: fieldErrors(checked.error) }))
    const received = spansOf(checked.data)
    const added = spans.add(received)
    onExport(added, received.length - added)
    // An empty ExportTraceServiceResponse: everything was taken.
    return new Response(type === 'application/json' ? '{}' : new Uint8Array(), { headers: { 'content-type': type } })
  }
}

type Body =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'body-too-large' | 'unsupported-media-type' | 'malformed-body' }

async function readBody(request: Request): Promise<Body> {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (encoding === 'identity') return { ok: true, bytes }
  if (encoding !== 'gzip') return { ok: false, code: 'unsupported-media-type' }
  return gunzip(bytes)
}

/** Decompresses no more than is allowed: a small body may hold a very large one. */
async function gunzip(bytes: Uint8Array): Promise<Body> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of new Blob([bytes as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'))) {
      size += chunk.byteLength
      if (size > maxExportBytes) return { ok: false, code: 'body-too-large' }
      chunks.push(chunk)
    }
    return { ok: true, bytes: Buffer.concat(chunks) }
  } catch {
    return { ok: false, code: 'malformed-body' }
  }
}

function decode(bytes: Uint8Array, type: string): { message: unknown } | undefined {
  try {
    return {
      message: type === 'application/json' ? JSON.parse(new TextDecoder().decode(bytes)) : decodeExportRequest(bytes),
    }
  } catch {
    return undefined
  }
}
