import { problemResponse } from '@galleria/chassis/http/problem-response'
import type { HttpPart } from '@galleria/chassis/service/service'
import { problem } from '@galleria/contracts/problem'
import type { Hint } from '../../application/note-webhook.ts'
import type { Now, Tally, WebhookOutcome } from '../../ports.ts'
import { orderBehind, Webhook } from '../outbound/psp-wire.ts'
import { signatureHeader, verifySignature } from './webhook-signature.ts'

/** Where the provider calls. */
export const webhookPath = '/webhooks/psp'
/** Several times what a webhook takes. */
const maxBodyBytes = 16_384

/** What receiving webhooks needs. */
export interface WebhookParts {
  readonly secret: string
  readonly note: (hint: Hint) => WebhookOutcome
  readonly tally: Tally
  readonly now: Now
}

/**
 * Receives the provider's webhooks: signed, lately, in its documented shape. Good ones are answered before anything comes
 * of them, also when they tell nothing new, so that the provider stops sending them.
 */
export function webhookReceiver({ secret, note, tally, now }: WebhookParts): HttpPart {
  return {
    maxBodyBytes,
    async fetch(request) {
      if (new URL(request.url).pathname !== webhookPath) return problemResponse(problem('not-found'))
      if (request.method !== 'POST') return problemResponse(problem('method-not-allowed'), undefined, { allow: 'POST' })
      const body = await readBody(request)
      if (typeof body !== 'string') return problemResponse(problem(body.unreadable))
      const verdict = verifySignature(request.headers.get(signatureHeader), body, secret, now())
      if (verdict !== 'good') {
        tally.webhook(verdict)
        return problemResponse(problem('signature-invalid'))
      }
      const hint = readHint(body)
      if (!hint) {
        tally.webhook('malformed')
        return problemResponse(problem('invalid-request'))
      }
      tally.webhook(note(hint))
      return new Response(null, { status: 204 })
    },
  }
}

/** The body as text, unless it is longer than any webhook, or its sender hung up in the middle of it. */
async function readBody(
  request: Request,
): Promise<string | { readonly unreadable: 'body-too-large' | 'malformed-body' }> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > maxBodyBytes) return { unreadable: 'body-too-large' }
      chunks.push(chunk)
    }
  } catch {
    return { unreadable: 'malformed-body' }
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readHint(body: string): Hint | undefined {
  const read = Webhook.safeParse(jsonOf(body))
  if (!read.success) return undefined
  const { id, type, data } = read.data
  return 'charge' in data
    ? { eventId: id, type, orderId: orderBehind(data.charge.reference) }
    : { eventId: id, type, refundId: data.refund.reference }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
