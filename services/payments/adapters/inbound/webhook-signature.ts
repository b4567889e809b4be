import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header in which the provider signs: `t=<epoch seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>">`. */
export const signatureHeader = 'tessel-signature'

/** How far the provider's clock may be from ours, in either direction. */
const toleranceMs = 300_000
const shape = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

/** What a signature is worth. */
export type Verdict = 'good' | 'unsigned' | 'too-old' | 'bad-signature'

/**
 * Verifies that whoever holds the secret has signed just this body, and lately; a replay from long ago is refused by its
 * time. Compares in constant time, so that a signature cannot be guessed byte by byte.
 */
export function verifySignature(header: string | null, body: string, secret: string, now: number): Verdict {
  const [, seconds, shown] = shape.exec(header ?? '') ?? []
  if (seconds === undefined || shown === undefined) return 'unsigned'
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  if (!timingSafeEqual(expected, Buffer.from(shown, 'hex'))) return 'bad-signature'
  return Math.abs(now - Number(seconds) * 1000) <= toleranceMs ? 'good' : 'too-old'
}
