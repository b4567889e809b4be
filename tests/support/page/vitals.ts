// Runs in a page that is measured, before any of its own code.
import type { VitalsProbe } from '../vitals.ts'

interface Shift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
}
interface LargestPaint extends PerformanceEntry {
  readonly element?: Element
  readonly url: string
}

const longTask = 50
let fcp = 0
let lcp = 0
let lcpOf = ''
let interactive = 0
let lastChange = 0
const shifts: Shift[] = []
const tasks: PerformanceEntry[] = []

observe('paint', ({ name, startTime }) => {
  if (name === 'first-contentful-paint') fcp = startTime
})
observe('largest-contentful-paint', (entry) => {
  const { element, url, startTime } = entry as LargestPaint
  lcp = startTime
  lcpOf = `${element?.localName ?? 'gone'} ${url.slice(location.origin.length)}`.trim()
  lastChange = startTime
})
observe('layout-shift', (entry) => {
  const shift = entry as Shift
  if (!shift.hadRecentInput) shifts.push(shift)
  lastChange = shift.startTime
})
observe('longtask', (entry) => {
  tasks.push(entry)
  lastChange = entry.startTime + entry.duration
})
lookForHandler()

const probe: VitalsProbe = {
  read: () => ({
    fcp,
    lcp,
    lcpOf,
    tbt: blocked(),
    cls: worstWindow(),
    interactive,
    lastChange,
    now: performance.now(),
  }),
}
Object.assign(globalThis, { vitals: probe })

function observe(type: string, take: (entry: PerformanceEntry) => void): void {
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
}

/**
 * A page can be used when vue has put its listeners on: on the form that buys where there is to be one, and otherwise when the
 * shell has been mounted. Looked at before each frame, and never again once it is so.
 */
function lookForHandler(): void {
  const buys = location.pathname.startsWith('/product/')
  const there = buys ? listening('[data-expose="buy-button"] form') : mounted()
  if (there) interactive = performance.now()
  else requestAnimationFrame(lookForHandler)
}

function listening(selector: string): boolean {
  const form = document.querySelector(selector)
  // vue keeps an element's listeners under a symbol of its own (`_vei`, by event).
  const key = form && Object.getOwnPropertySymbols(form).find(({ description }) => description === '_vei')
  return Boolean(key)
}

function mounted(): boolean {
  const app = document.getElementById('galleria')
  return app !== null && '__vue_app__' in app
}

function blocked(): number {
  return tasks
    .filter(({ startTime }) => startTime >= fcp)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - longTask), 0)
}

/** Windows end after a second without a shift, and after five in any case (web.dev, Cumulative Layout Shift). */
function worstWindow(): number {
  let [worst, sum, begun, last] = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { value, startTime } of shifts) {
    const joins = startTime - last < 1_000 && startTime - begun < 5_000
    sum = joins ? sum + value : value
    if (!joins) begun = startTime
    last = startTime
    worst = Math.max(worst, sum)
  }
  return worst
}
