import type { Page, Request } from 'playwright-core'
import { type Shopper, shopperWho } from './shopper.ts'
import type { Witness } from './witness.ts'

/** In the page, not here: functions that name it are sent there. */
declare const witness: Witness

/**
 * The shopper whose window this is: asks by the page's own `fetch`, so that the browser sends and keeps the cookie. Perhaps
 * something more is said with each request: `prefer: respond-async`.
 */
export function shopperAt(page: Page, said: Readonly<Record<string, string>> = {}): Shopper {
  return shopperWho(async (method, path, body, key) => {
    const begun = performance.now()
    const { status, headers, text } = await page.evaluate((asked) => witness.ask(asked), {
      ...{ method, path, body, key },
      headers: said,
    })
    return { status, headers: new Headers(headers), body: JSON.parse(text), tookMs: performance.now() - begun }
  })
}

/** See {@link Witness.jumps}. */
export const jumpsOf = (page: Page): Promise<ReturnType<Witness['jumps']>> => page.evaluate(() => witness.jumps())

/** See {@link Witness.overhang}. */
export const overhangOf = (page: Page): Promise<number> => page.evaluate(() => witness.overhang())

/** See {@link Witness.words}. */
export const wordsOn = (page: Page): Promise<string[]> => page.evaluate(() => witness.words())

/** See {@link Witness.stored}. */
export const storedBy = (page: Page): Promise<string[]> => page.evaluate(() => witness.stored())

/** See {@link Witness.served}. */
export const servedOn = (page: Page): Promise<ReturnType<Witness['served']>> => page.evaluate(() => witness.served())

/** See {@link Witness.takenOver}. */
export const takenOver = (page: Page, withinMs = 20_000): Promise<void> =>
  page.evaluate((within) => witness.takenOver(within), withinMs)

const underWay = new WeakMap<Page, Set<Request>>()

/** From now on it is known what a page asks for and has not got. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>()
  underWay.set(page, requests)
  const isOver = (request: Request) => void requests.delete(request)
  page.on('request', (request) => void requests.add(request))
  page.on('requestfinished', isOver)
  page.on('requestfailed', isOver)
}

/**
 * Waits until the network is quiet and everything is drawn: nothing moves any more by itself.
 * @throws naming what is still asked for after half a minute.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 30_000 }).catch((cause: unknown) => {
    const asked = [...(underWay.get(page) ?? [])].map((request) => `${request.method()} ${request.url()}`)
    throw new Error(`the network never was quiet; under way: ${asked.join(', ') || 'nothing'}`, { cause })
  })
  await page.evaluate(() => witness.settled())
}
