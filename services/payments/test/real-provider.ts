import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'

/** A way of lying that is switched on, as the provider's documentation has it. */
export interface Lie {
  readonly mode: string
  readonly rate: number
  readonly limit?: number
  readonly routes?: readonly string[]
  readonly ms?: number
}

/** An entry of the provider's own books. */
export interface BookEntry {
  readonly kind: string
  readonly reference: string
  readonly amount: string
}

/** The simulator as a process of its own, as it is in the cluster. */
export interface RealProvider {
  readonly url: string
  readonly apiKey: string
  /** A token for a test card, made as the card field makes it. */
  token(cardNumber: string): Promise<string>
  /** What the provider's own books say of an order. */
  chargeOf(orderId: string): Promise<{ state: string; amount: string; captured_amount: string } | undefined>
  books(): Promise<BookEntry[]>
  /** Lies in these ways from now on; in none when the list is empty. */
  lie(...lies: Lie[]): Promise<void>
  /** How often each of the lies has bitten. */
  bites(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/** How the provider is started. */
export interface ProviderOptions {
  /** How long its cards that hang do so. */
  readonly hangMs: number
  readonly port?: number
  readonly webhookUrl?: string
}

const program = join(import.meta.dir, '../../../infra/psp-simulator/server.ts')
const apiKey = 'psp_key_for_a_test_only'
/** What the provider signs its webhooks with. */
export const webhookSecret = 'whsec_for_a_test_only'

/** Starts the provider, on a free port unless told otherwise. */
export async function startProvider(
  folder: string,
  { hangMs, port = 0, webhookUrl }: ProviderOptions,
): Promise<RealProvider> {
  mkdirSync(folder, { recursive: true })
  const log = join(folder, `${crypto.randomUUID()}.log`)
  const child = Bun.spawn([process.execPath, '--no-env-file', program], {
    env: {
      PATH: process.env.PATH ?? '',
      HTTP_PORT: String(port),
      DATA_DIR: folder,
      PSP_API_KEY: apiKey,
      PSP_HANG_MS: String(hangMs),
      ...(webhookUrl === undefined ? {} : { PSP_WEBHOOK_URL: webhookUrl, PSP_WEBHOOK_SECRET: webhookSecret }),
    },
    stdout: Bun.file(log),
    stderr: 'inherit',
  })
  const url = await addressIn(log)
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  async function ask<Reply>(path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(new URL(path, url), { headers, ...init })
    if (!response.ok) throw new Error(`the provider answered ${response.status} to ${path}: ${await response.text()}`)
    return (await response.json()) as Reply
  }

  return {
    url,
    apiKey,
    async token(number) {
      const { page } = await ask<{ page: string }>('/v1/field_sessions', { method: 'POST' })
      const card = JSON.stringify({ number, expiry: '12/34', cvc: '123' })
      const asField = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      return (await ask<{ token: string }>(`${page}/tokens`, { method: 'POST', headers: asField, body: card })).token
    },
    async chargeOf(orderId) {
      type Found = Awaited<ReturnType<RealProvider['chargeOf']>>
      const { data } = await ask<{ data: Found[] }>(`/v1/charges?reference=galleria-${orderId}`)
      return data[0]
    },
    books: async () => (await ask<{ data: BookEntry[] }>('/v1/ledger?limit=500')).data,
    async lie(...lies) {
      await ask('/simulator/modes', { method: 'PUT', body: JSON.stringify(lies) })
    },
    bites: async () => (await ask<{ counts: Record<string, number> }>('/simulator/modes')).counts,
    async stop() {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

async function addressIn(log: string): Promise<string> {
  return await eventually(async () => {
    const url = /"url":"([^"]+)\/"/.exec(await Bun.file(log).text())?.[1]
    if (url === undefined) throw new Error('the provider has not said where it listens')
    return url
  })
}
