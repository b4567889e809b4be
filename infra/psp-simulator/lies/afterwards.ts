import type { Plan } from './liar.ts'

/** What the lies that come after the effect need. */
export interface Afterwards {
  readonly hangMs: number
  readonly wait: (ms: number) => Promise<void>
  /** Aborted when the merchant has hung up. */
  readonly gone: AbortSignal
}

/** The lies that hide what was done. A refusal has done nothing, and is told as it is. */
export async function afterwards(plan: Plan, answer: Response, options: Afterwards): Promise<Response> {
  if (!answer.ok) return answer
  if (plan.bites('timeout-but-charged')) {
    await Promise.race([options.wait(options.hangMs), hungUp(options.gone)])
    return cutConnection()
  }
  if (plan.bites('reset')) return cutConnection()
  if (plan.bites('server-error-but-charged'))
    return Response.json({ error: { code: 'internal_error' } }, { status: 500 })
  if (plan.bites('huge-body')) return padded(await answer.text(), answer.status)
  return answer
}

/** An answer that never begins: Bun closes a connection whose first byte fails. */
function cutConnection(): Response {
  return new Response(new ReadableStream({ start: (stream) => stream.error() }))
}

function hungUp(gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) resolve()
    else gone.addEventListener('abort', () => resolve(), { once: true })
  })
}

const chunk = new TextEncoder().encode('x'.repeat(65_536))
const chunks = 160

/** The true answer, with 10 MB of nothing at its end, handed out as fast as it is read. */
function padded(json: string, status: number): Response {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(`${json.slice(0, -1)},"padding":"`)),
    pull(stream) {
      if (sent < chunks) stream.enqueue(chunk)
      else stream.enqueue(new TextEncoder().encode('"}'))
      if (sent === chunks) stream.close()
      sent += 1
    },
  })
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}
