import type { DeliveryRow } from '../books/deliveries.ts'
import { signature } from './signature.ts'

/** Where webhooks go, and what they are signed with. */
export interface Receiver {
  readonly url: string
  readonly secret: string
}

/** How a sending ended: the status it was answered with, or why there was none. */
export interface Sent {
  readonly taken: boolean
  readonly result: string
}

/** A merchant that has not answered by then is asked again later. */
const patienceMs = 5_000

/** Sends one webhook, once. Never throws: a merchant that cannot be reached is a result. */
export async function send(
  { url, secret }: Receiver,
  { body, unsigned, attempts, age_s }: DeliveryRow,
  now: number,
  stopping: AbortSignal,
): Promise<Sent> {
  const seconds = Math.floor(now / 1000) - age_s
  const signed = unsigned === 0 || attempts > 0
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Tessel-Pay-Webhooks/1',
        ...(signed ? { 'tessel-signature': signature(secret, seconds, body) } : {}),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), stopping]),
    })
    await response.body?.cancel()
    return { taken: response.ok, result: String(response.status) }
  } catch (error) {
    return { taken: false, result: nameOf(error) }
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
