import { test } from 'bun:test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { storedBy, takenOver, watchRequests } from './in-page.ts'
import { type Platform, platform } from './platform.ts'
import { provokeAll } from './violations.ts'

/** One person in front of one window of their own. */
export interface Visit {
  readonly shop: Platform
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained of so far: errors on the console, exceptions, breaches of the content security policy. */
  readonly complaints: string[]
  /** Goes to an address of the shop, and waits for its heading and for scripts to take the page over, if they do. */
  open(path: string): Promise<void>
  /** The same person in front of another device, who is known there as here; what it complains of is among the complaints. */
  another(visitor: Visitor): Promise<Visit>
}

/** Who comes, and with which device. */
export interface Visitor {
  readonly width?: number
  readonly height?: number
  readonly locale?: 'en-GB' | 'ko-KR'
  readonly dark?: boolean
  /** Whether scripts run at all. Without them nothing looks on from within the page. */
  readonly scripts?: boolean
  /** What the browser may complain of, since the test itself is what breaks. */
  readonly mayComplain?: RegExp
}

const screenshots = join(import.meta.dir, '../../.galleria/screenshots')
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What policies refuse is reported within a second and not within a minute.
  '--short-reporting-delay',
]

/** What a script could steal: tokens, keys, sessions, card numbers. The key of an order under way is not among them. */
const secret = /tok_|eyJ[\w-]+\.|bearer|secret|password|session_?id|shopper|\b\d{4}[ -]?\d{4}[ -]?\d{4}/i

let ready: Promise<{ browser: Browser; witness: string }> | undefined

/** Closes the browser, if it was ever started. */
export async function closeBrowser(): Promise<void> {
  if (ready) await (await ready).browser.close()
}

/**
 * A test in a browser, by somebody who has never been here. Whatever else it looks at, it fails when the browser has
 * something to complain of. When it fails there is a picture in `.galleria/screenshots`.
 */
export function journey(name: string, visitor: Visitor, story: (visit: Visit) => Promise<void>): void {
  test(name, () => lived(name, visitor, story), 240_000)
}

/** A {@link journey} that gets in nobody's way: those of a file are lived at the same time. */
export function journeyBeside(name: string, visitor: Visitor, story: (visit: Visit) => Promise<void>): void {
  test.concurrent(name, () => lived(name, visitor, story), 240_000)
}

/** A machine that has too much to do makes somebody late now and then, and the page says so and recovers: that often in a journey. */
const late = /status of 50[34] /
const lateAtMost = 5

/** The page remembers where it was scrolled to by address; an order's id may look like a card's number. */
const orderIds = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The registry says of each page whose it is. */
const audiences = /\\?"audience\\?":\\?"shopper\\?"/g

async function lived(name: string, visitor: Visitor, story: (visit: Visit) => Promise<void>): Promise<void> {
  const windows: Visit[] = []
  const visit = await visitAs(visitor, { complaints: [], windows })
  try {
    await story(visit)
    const stored =
      visitor.scripts === false ? [] : (await Promise.all(windows.map(({ page }) => storedBy(page)))).flat()
    const secrets = stored.filter((entry) => secret.test(entry.replace(orderIds, '').replace(audiences, '')))
    if (secrets.length > 0) throw new Error(`the page has put away what it should not: ${secrets.join(', ')}`)
    const unexpected = visit.complaints.filter((complaint) => !visitor.mayComplain?.test(complaint))
    provokeAll(visit.complaints.filter((complaint) => !unexpected.includes(complaint)))
    const serious = unexpected.filter((complaint) => !late.test(complaint))
    if (serious.length > 0 || unexpected.length > lateAtMost)
      throw new Error(`the browser complains:\n${unexpected.join('\n')}`)
  } catch (error) {
    for (const [index, window] of windows.entries())
      await takePicture(window, index === 0 ? name : `${name} ${index + 1}`)
    throw error
  } finally {
    for (const { context } of windows) await context.close()
  }
}

/** What the windows of one person share. */
interface Person {
  readonly complaints: string[]
  readonly windows: Visit[]
}

async function visitAs(
  { width = 1280, height = 900, locale = 'en-GB', dark = false, scripts = true }: Visitor,
  person: Person,
): Promise<Visit> {
  const shop = await platform()
  ready ??= prepare()
  const { browser, witness } = await ready
  const { complaints, windows } = person
  const knownAs = await windows[0]?.context.storageState()
  const context = await browser.newContext({
    baseURL: shop.url,
    viewport: { width, height },
    locale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    ...(knownAs && { storageState: knownAs }),
  })
  context.setDefaultTimeout(20_000)
  await context.exposeFunction('complain', (text: string) => void complaints.push(text))
  await context.addInitScript({ content: witness })
  const page = await context.newPage()
  watchRequests(page)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(error.stack || `${error.name}: ${error.message}`))
  const visit: Visit = {
    shop,
    page,
    context,
    complaints,
    another: (visitor) => visitAs(visitor, person),
    async open(path) {
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      // Some pages have their heading for screen readers only: it is there, and has no size.
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
      // What is pressed before that works as well, but in another way: as a form, by a page of its own.
      if (scripts) await takenOver(page)
    },
  }
  windows.push(visit)
  return visit
}

async function prepare(): Promise<{ browser: Browser; witness: string }> {
  const executablePath = process.env.GALLERIA_CHROMIUM || '/usr/bin/chromium'
  const entrypoints = [join(import.meta.dir, 'page/witness.ts')]
  const [browser, built] = await Promise.all([
    chromium.launch({ executablePath, args }),
    Bun.build({ entrypoints, target: 'browser', format: 'iife' }),
  ])
  const [script] = built.outputs
  if (!script) throw new Error('the witness was not built')
  return { browser, witness: await script.text() }
}

async function takePicture({ page }: Visit, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  const path = join(screenshots, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`)
  // A page that has crashed cannot be photographed; the test has failed for a better reason.
  await page.screenshot({ path, fullPage: true }).catch((error: unknown) => console.error(`no picture: ${error}`))
}
