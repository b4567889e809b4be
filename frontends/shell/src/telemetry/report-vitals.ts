import type { PageRegistry } from '@galleria/contracts/frontends'
import { pageElements } from '@galleria/contracts/page-elements'
import type { WebVitals } from '@galleria/contracts/page-view'
import type { ReportPageView } from '@galleria/contracts/web'
import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals'
import { laterReport, type Navigation, type PageFacts, pageReport, written } from './page-report.ts'
import { watchProblems } from './watch-problems.ts'

const address = '/api/web/vitals'

/**
 * Tells the shop how the page felt: once when it is first left, and once more if things go wrong after that. Nobody is named, no
 * address, no text of the page. Browser only; load it when there is nothing else to do, since what was before is not missed.
 */
export function reportVitals(): void {
  const [navigation] = performance.getEntriesByType('navigation') as unknown as Navigation[]
  if (navigation === undefined) return
  const problems = watchProblems()
  const patterns = inlinedPatterns()
  const vitals: { -readonly [Name in keyof WebVitals]: WebVitals[Name] } = {}
  const facts = (from: number): PageFacts => ({ navigation, vitals, problems: problems.slice(from), patterns })
  let reports = 0
  let told = 0

  const keep = (name: keyof WebVitals) => (metric: Metric) => {
    // A page that comes back out of the browser's memory is another visit, without a request to add it to.
    if (metric.navigationType !== 'back-forward-cache') vitals[name] = metric.value
  }
  onLCP(keep('lcpMs'))
  onFCP(keep('fcpMs'))
  onTTFB(keep('ttfbMs'))
  onINP(keep('inpMs'))
  onCLS(keep('cls'))

  function send(report: ReportPageView): void {
    reports += 1
    told = problems.length
    navigator.sendBeacon(address, new Blob([written(report)], { type: 'application/json' }))
  }

  // On its way up, so that the library has heard of it first and has its last figures ready.
  window.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    if (reports === 0) send(pageReport(facts(0)))
    else if (reports === 1 && problems.length > told) send(laterReport(facts(told)))
  })
}

/** The patterns of all addresses, out of the registry that came with the page. */
function inlinedPatterns(): string[] {
  const text = document.getElementById(pageElements.registry)?.textContent
  if (!text) return []
  try {
    return (JSON.parse(text) as PageRegistry).remotes.flatMap(({ routes }) => routes.map(({ path }) => path))
  } catch {
    // The shop itself has said what is wrong with it; the report can do without.
    return []
  }
}
