// Run in a process of its own by `bun run bench sign-in`: somebody who tries passwords from many addresses of this machine.

import { rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'

/** The form of the sign-in page as one browser got it. */
export interface OpenForm {
  readonly action: string
  readonly cookie: string
  readonly origin: string
  readonly values: Readonly<Record<string, string>>
}

/** What is to be sent, and for how long. Bounded in both: no more than `atMost` requests, and no more than `underWay` at once. */
export interface Flood {
  readonly forms: readonly OpenForm[]
  readonly perSecond: number
  readonly seconds: number
  readonly atMost: number
  readonly underWay: number
  /** Tells one flood's names from another's. */
  readonly mark: string
}

/** What came of it. */
export interface Flooded {
  readonly sent: number
  /** What could not be sent in its time, since too many were under way. */
  readonly heldBack: number
  /** By status; 0 for a connection that broke. */
  readonly answered: Readonly<Record<number, number>>
  readonly seconds: number
}

/** An open loop: tries begin at their time, whatever became of those before. */
async function flood({ forms, perSecond, seconds, atMost, underWay, mark }: Flood): Promise<Flooded> {
  // Addresses of the loopback network, one for each browser, so that limits by address are no help.
  const agents = forms.map(
    (_, i) =>
      new Agent({ keepAlive: true, localAddress: `127.77.${i >> 8}.${(i & 255) + 1}`, maxSockets: 8 } as object),
  )
  const answered: Record<number, number> = {}
  let [sent, heldBack, open] = [0, 0, 0]

  async function tryOnce(i: number): Promise<void> {
    open += 1
    const status = await post(forms[i % forms.length] as OpenForm, agents[i % forms.length] as Agent, `${mark}-${i}`)
    open -= 1
    answered[status] = (answered[status] ?? 0) + 1
  }

  const begun = performance.now()
  const tries: Promise<void>[] = []
  for (let i = 0; i < Math.min(atMost, perSecond * seconds); i += 1) {
    const dueAt = begun + (i * 1_000) / perSecond
    const wait = dueAt - performance.now()
    if (wait > 1) await Bun.sleep(wait)
    if (performance.now() - begun > seconds * 1_000) break
    if (open >= underWay) heldBack += 1
    else {
      sent += 1
      tries.push(tryOnce(i))
    }
  }
  await Promise.all(tries)
  for (const agent of agents) agent.destroy()
  return { sent, heldBack, answered, seconds: (performance.now() - begun) / 1_000 }
}

function post({ action, cookie, origin, values }: OpenForm, agent: Agent, name: string): Promise<number> {
  const body = new URLSearchParams({ ...values, email: `${name}@example.com`, password: `guess ${name}` }).toString()
  const headers = {
    cookie,
    origin,
    host: new URL(origin).host,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    accept: 'text/html',
  }
  const { port, pathname } = new URL(action)
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: pathname, method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', () => resolve(0))
    })
    asked.on('error', () => resolve(0))
    asked.end(body)
  })
}

if (import.meta.main) {
  const [, , file = ''] = process.argv
  const wanted = (await Bun.file(file).json()) as Flood
  await rm(file)
  console.log(JSON.stringify(await flood(wanted)))
}
