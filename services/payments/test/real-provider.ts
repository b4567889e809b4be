import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'

/** The simulator as a process of its own, as it is in the cluster. */
export interface RealProvider {
  readonly url: string
  readonly apiKey: string
  /** A token for a test card, made as the card field makes it. */
  token(cardNumber: string): Promise<string>
  /** What the provider's own books say of an order. */
  chargeOf(orderId: string): Promise<{ state: string; amount: string } | undefined>
  stop(): Promise<void>
}

const program = join(import.meta.dir, '../../../infra/psp-simulator/server.ts')
const apiKey = 'psp_key_for_a_test_only'

/** Starts the provider on a free port. Its cards that hang do so for `hangMs`. */
export async function startProvider(folder: string, hangMs: number, port = 0): Promise<RealProvider> {
  mkdirSync(folder, { recursive: true })
  const log = join(folder, `${crypto.randomUUID()}.log`)
  const child = Bun.spawn([process.execPath, '--no-env-file', program], {
    env: {
      PATH: process.env.PATH ?? '',
      HTTP_PORT: String(port),
      DATA_DIR: folder,
      PSP_API_KEY: apiKey,
      PSP_HANG_MS: String(hangMs),
    },
    stdout: Bun.file(log),
    stderr: 'inherit',
  })
  const url = await addressIn(log)
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const read = async (response: Response) => (await response.json()) as Record<string, never>

  return {
    url,
    apiKey,
    async token(number) {
      const { page } = await read(await fetch(`${url}/v1/field_sessions`, { method: 'POST', headers }))
      const card = JSON.stringify({ number, expiry: '12/34', cvc: '123' })
      const asField = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      return (await read(await fetch(`${page}/tokens`, { method: 'POST', headers: asField, body: card }))).token ?? ''
    },
    async chargeOf(orderId) {
      const { data } = (await (await fetch(`${url}/v1/charges?reference=galleria-${orderId}`, { headers })).json()) as {
        data: { state: string; amount: string }[]
      }
      return data[0]
    },
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
