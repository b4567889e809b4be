import type { NavigationTimes, WebVitals } from '@galleria/contracts/page-view'
import type { ReportPageView } from '@galleria/contracts/web'
import { patternOf } from './route-pattern.ts'
import { tidyWords } from './tidy-words.ts'
import type { SeenProblem } from './watch-problems.ts'

/** As much of `PerformanceNavigationTiming` as is told. */
export type Navigation = Pick<
  PerformanceNavigationTiming,
  | 'name'
  | 'type'
  | 'connectStart'
  | 'connectEnd'
  | 'requestStart'
  | 'responseStart'
  | 'responseEnd'
  | 'domContentLoadedEventEnd'
  | 'domComplete'
> & { readonly serverTiming?: readonly { readonly name: string; readonly description: string }[] }

/** What a page knows of itself. */
export interface PageFacts {
  readonly navigation: Navigation
  readonly vitals: WebVitals
  readonly problems: readonly SeenProblem[]
  /** The patterns of all addresses there are. */
  readonly patterns: readonly string[]
}

/** Bounds of the contract: a page may lie on a desk for a week. */
const longestMs = 600_000
const longestInputMs = 60_000
const oldestMs = 86_400_000
const mostBytes = 8_192

/** The page's own report. */
export function pageReport(facts: PageFacts): ReportPageView {
  const { navigation, vitals } = facts
  return {
    ...laterReport(facts),
    navigation: navigationTimes(navigation),
    vitals: {
      ...(vitals.lcpMs !== undefined && { lcpMs: within(vitals.lcpMs) }),
      ...(vitals.fcpMs !== undefined && { fcpMs: within(vitals.fcpMs) }),
      ...(vitals.ttfbMs !== undefined && { ttfbMs: within(vitals.ttfbMs) }),
      ...(vitals.inpMs !== undefined && { inpMs: within(vitals.inpMs, longestInputMs) }),
      ...(vitals.cls !== undefined && { cls: Math.round(vitals.cls * 1e4) / 1e4 }),
    },
  }
}

/** What went wrong after the page's own report was sent. */
export function laterReport({ navigation, problems, patterns }: PageFacts): ReportPageView {
  const traceparent = traceparentIn(navigation)
  return {
    ...(traceparent !== undefined && { traceparent }),
    route: patternOf(new URL(navigation.name).pathname, patterns),
    vitals: {},
    problems: problems.map(({ kind, words, path, atMs }) => ({
      kind,
      message: tidyWords(words),
      route: patternOf(path, patterns),
      atMs: within(atMs, oldestMs),
    })),
  }
}

/** A report as it is sent: the last problems are left out if it would be too long to be taken. */
export function written(report: ReportPageView): string {
  const text = JSON.stringify(report)
  if (new TextEncoder().encode(text).length <= mostBytes || report.problems.length === 0) return text
  return written({ ...report, problems: report.problems.slice(0, -1) })
}

/** The trace of the request that brought the page, as the gateway told it (`Server-Timing`). */
function traceparentIn({ serverTiming = [] }: Navigation): string | undefined {
  const told = serverTiming.find(({ name }) => name === 'traceparent')?.description ?? ''
  return /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/.test(told) ? told : undefined
}

function navigationTimes(seen: Navigation): NavigationTimes {
  return {
    type: seen.type,
    connectStartMs: within(seen.connectStart),
    connectEndMs: within(seen.connectEnd),
    requestStartMs: within(seen.requestStart),
    responseStartMs: within(seen.responseStart),
    responseEndMs: within(seen.responseEnd),
    // Zero as long as it has not been reached: then the page was left before it was complete.
    completeMs: within(seen.domComplete || seen.domContentLoadedEventEnd || seen.responseEnd),
  }
}

function within(ms: number, most = longestMs): number {
  return Math.round(Math.min(Math.max(ms, 0), most) * 10) / 10
}
