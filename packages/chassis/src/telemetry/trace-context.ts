import type { Random } from '../ports/random.ts'

/** What a `traceparent` says (W3C Trace Context, level 1). */
export interface TraceContext {
  readonly traceId: string
  readonly spanId: string
  readonly sampled: boolean
}

const format = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const noTrace = '0'.repeat(32)
const noSpan = '0'.repeat(16)

/** Reads a `traceparent`; undefined when it is missing or not valid. */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
  const match = header === undefined ? null : format.exec(header)
  const [, traceId = noTrace, spanId = noSpan, flags = '00'] = match ?? []
  if (traceId === noTrace || spanId === noSpan || header?.startsWith('ff')) return undefined
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** Writes a `traceparent`. */
export function traceparent(traceId: string, spanId: string, sampled: boolean): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`
}

const poolBytes = 4_096

/** Makes trace and span ids out of a pool of random bytes, so that the generator is asked once in hundreds of ids. */
export function idSource(random: Random): { traceId(): string; spanId(): string } {
  let pool = ''
  let offset = 0
  function take(digits: number): string {
    if (offset + digits > pool.length) {
      pool = Buffer.from(random.bytes(poolBytes)).toString('hex')
      offset = 0
    }
    offset += digits
    return pool.slice(offset - digits, offset)
  }
  return { traceId: () => take(32), spanId: () => take(16) }
}
