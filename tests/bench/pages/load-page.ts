import { join } from 'node:path'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Vitals, VitalsProbe } from '../../support/vitals.ts'
import { type Network, slowdown } from './networks.ts'

/** In the page, not here: functions that name it are sent there. */
declare const vitals: VitalsProbe

/** One load of one page, as it was seen and as it went over the wire. */
export interface PageLoad extends Vitals {
  readonly requests: number
  readonly scripts: number
  /** Bytes as encoded, with headers. */
  readonly bytes: number
  readonly scriptBytes: number
  /** The addresses of the scripts. */
  readonly scriptUrls: readonly string[]
}

/** Loads pages in one browser, each with nothing kept from the one before. */
export interface Loader {
  load(options: LoadOptions): Promise<PageLoad>
  close(): Promise<void>
}

/** What is loaded, over which network, and how long nothing must happen for it to be over. */
export interface LoadOptions {
  readonly url: string
  readonly network: Network
  readonly quietMs: number
  /** Whether it will be usable one day: a page without scripts never is. */
  readonly scripted: boolean
  /** Where the browser is given a cookie before. */
  readonly introducedAt?: string
}

const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
} as const
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
/** A load that is not over by then is cut off. */
const patienceMs = 30_000

/** Opens the browser. */
export async function openLoader(): Promise<Loader> {
  const executablePath = process.env['GALLERIA_CHROMIUM'] || '/usr/bin/chromium'
  const [browser, probe] = await Promise.all([chromium.launch({ executablePath, args }), probeScript()])
  return {
    load: (options) => loadIn(browser, probe, options),
    close: () => browser.close(),
  }
}

async function loadIn(browser: Browser, probe: string, options: LoadOptions): Promise<PageLoad> {
  const context = await browser.newContext({ ...phone, ignoreHTTPSErrors: true })
  try {
    if (options.introducedAt !== undefined) await introduce(context, options.introducedAt)
    await context.addInitScript({ content: probe })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const wire = watchWire(devtools)
    await slowDown(devtools, options.network)
    await page.goto(options.url, { waitUntil: 'commit', timeout: patienceMs })
    const seen = await untilQuiet(page, wire, options)
    return { ...seen, ...wire.sum() }
  } finally {
    await context.close()
  }
}

async function introduce(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address)
  await page.close()
}

async function slowDown(devtools: CDPSession, { latency, bytesPerSecond }: Network): Promise<void> {
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  if (bytesPerSecond < 0) return
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}

/** Counts what goes over the wire, as the browser's network stack reports it. */
function watchWire(devtools: CDPSession) {
  const open = new Map<string, { readonly url: string; script: boolean }>()
  const done: { readonly url: string; readonly script: boolean; readonly bytes: number }[] = []
  let lastEvent = performance.now()

  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    lastEvent = performance.now()
    if (request.url.startsWith('http')) open.set(requestId, { url: request.url, script: false })
  })
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const found = open.get(requestId)
    if (found) found.script = /javascript/.test(response.mimeType)
  })
  const ended = (requestId: string, bytes: number) => {
    lastEvent = performance.now()
    const found = open.get(requestId)
    if (found) done.push({ ...found, bytes })
    open.delete(requestId)
  }
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => ended(requestId, encodedDataLength))
  devtools.on('Network.loadingFailed', ({ requestId }) => ended(requestId, 0))

  return {
    quietFor: () => (open.size > 0 ? 0 : performance.now() - lastEvent),
    sum() {
      const scripts = done.filter(({ script }) => script)
      const total = (some: typeof done) => some.reduce((sum, { bytes }) => sum + bytes, 0)
      return {
        requests: done.length,
        scripts: scripts.length,
        bytes: total(done),
        scriptBytes: total(scripts),
        scriptUrls: scripts.map(({ url }) => url),
      }
    },
  }
}

/** Waits until nothing has been sent for, worked on for long or drawn anew for a while, and the page can be used. */
async function untilQuiet(
  page: Page,
  wire: ReturnType<typeof watchWire>,
  { quietMs, scripted }: LoadOptions,
): Promise<Vitals> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    await Bun.sleep(Math.max(50, quietMs - wire.quietFor()))
    const late = performance.now() > deadline
    if (wire.quietFor() < quietMs && !late) continue
    const seen = await page.evaluate(() => vitals.read())
    if (late || (seen.now - seen.lastChange >= quietMs && seen.lcp > 0 && (seen.interactive > 0 || !scripted)))
      return seen
  }
}

async function probeScript(): Promise<string> {
  const entrypoints = [join(import.meta.dir, '../../support/page/vitals.ts')]
  const { outputs } = await Bun.build({ entrypoints, target: 'browser', format: 'iife' })
  const [script] = outputs
  if (!script) throw new Error('the vitals probe was not built')
  return script.text()
}
