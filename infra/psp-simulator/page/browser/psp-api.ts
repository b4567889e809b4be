import type { CardField, CardInput, CardMistake } from '../../cards/card-form.ts'

/** A token for a card. */
export interface Token {
  readonly token: string
  readonly last4: string
  readonly brand: string
}

/** What came of sending a card or a code. */
export type Sent =
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'challenge'; readonly id: string; readonly last4: string }
  | { readonly kind: 'mistakes'; readonly mistakes: Partial<Record<CardField, CardMistake>> }
  | { readonly kind: 'code-wrong'; readonly left: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed' }

interface Reply {
  readonly object?: string
  readonly id?: string
  readonly token?: string
  readonly last4?: string
  readonly brand?: string
  readonly error?: {
    readonly code: string
    readonly fields?: Partial<Record<CardField, CardMistake>>
    readonly attempts_left?: number
  }
}

/** Sends a card to the provider. */
export function sendCard(session: string, card: CardInput): Promise<Sent> {
  return post(`/fields/${session}/tokens`, card)
}

/** Sends a one-time code. */
export function sendCode(session: string, challenge: string, code: string): Promise<Sent> {
  return post(`/fields/${session}/challenges/${challenge}`, { code })
}

async function post(path: string, body: unknown): Promise<Sent> {
  try {
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return understood((await reply.json()) as Reply)
  } catch {
    // Whatever kept the answer from coming, there is one thing to say about it: try again.
    return { kind: 'failed' }
  }
}

function understood({ object, id = '', token = '', last4 = '', brand = '', error }: Reply): Sent {
  if (object === 'token') return { kind: 'token', token: { token, last4, brand } }
  if (object === 'challenge') return { kind: 'challenge', id, last4 }
  switch (error?.code) {
    case 'card_invalid':
      return { kind: 'mistakes', mistakes: error.fields ?? {} }
    case 'code_wrong':
      return { kind: 'code-wrong', left: error.attempts_left ?? 0 }
    case 'session_expired':
    case 'not_found':
      return { kind: 'expired' }
    default:
      return { kind: 'failed' }
  }
}
