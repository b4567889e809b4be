import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPspSimulator } from '../server.ts'
import { merchantOf } from './merchant.ts'

const apiKey = 'psp_key_for_a_test_only'
const secret = 'psp_hook_for_a_test_only'

/** A webhook as the shop got it. */
export interface Heard {
  readonly id: string
  readonly type: string
  readonly thing: Record<string, unknown>
  /** Whether the signature is right; none at all is wrong too. */
  readonly isSigned: boolean
  /** By how many seconds its time stamp is old. */
  readonly ageS: number
}

/** A shop's address for webhooks. What it answers can be changed at any time. */
function openShop() {
  const heard: Heard[] = []
  let answer: () => Response | Promise<Response> = () => new Response(null, { status: 204 })
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      heard.push(understood(await request.text(), request.headers.get('tessel-signature') ?? ''))
      return await answer()
    },
  })
  return {
    url: `${server.url.origin}/webhooks/psp`,
    heard,
    answers: (next: typeof answer) => {
      answer = next
    },
    close: () => server.stop(true),
  }
}

function understood(body: string, header: string): Heard {
  const { id, type, data } = JSON.parse(body) as { id: string; type: string; data: Record<string, never> }
  const [, time, shown] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  const right = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  const ageS = Math.round(Date.now() / 1000 - Number(time ?? 0))
  return { id, type, thing: data.charge ?? data.refund ?? {}, isSigned: shown === right, ageS }
}

/** A provider on a port of its own, with a shop that listens to it, in a folder that goes with it. */
export async function runPsp(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'psp-'))
  const shop = openShop()
  const start = () =>
    startPspSimulator(
      {
        PSP_API_KEY: apiKey,
        HTTP_PORT: '0',
        DATA_DIR: folder,
        PSP_HANG_MS: '100',
        PSP_SEED: '7',
        PSP_WEBHOOK_URL: shop.url,
        PSP_WEBHOOK_SECRET: secret,
        ...env,
      },
      () => {},
    )
  let psp = await start()
  return {
    ...shop,
    merchant: merchantOf(psp.url, apiKey),
    pspUrl: psp.url,
    stop: () => psp.stop(),
    /** Ends the process and opens its books again. */
    async restart() {
      await psp.stop()
      psp = await start()
      return merchantOf(psp.url, apiKey)
    },
    async [Symbol.asyncDispose]() {
      await psp.stop()
      await shop.close()
      rmSync(folder, { recursive: true })
    },
  }
}
