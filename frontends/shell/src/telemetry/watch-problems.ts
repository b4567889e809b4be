import type { PageProblem } from '@galleria/contracts/page-view'
import { listen } from '@galleria/ui'

/** Something that went wrong, as it was seen; the words are tidied up when they are sent. */
export interface SeenProblem {
  readonly kind: PageProblem['kind']
  readonly words: string
  /** The address at the time. It stays in the page: what is sent is its route. */
  readonly path: string
  readonly atMs: number
}

/** As many as one page tells of (`mostPageProblems` of the contract). */
const most = 10
const seen: SeenProblem[] = []
let watching = false

/**
 * Notes what goes wrong from now on, each thing once and ten at most, and gives the growing list. Call it before anything else runs:
 * small, so that it need not wait for the rest of the telemetry. Browser only; calling it again changes nothing.
 */
export function watchProblems(): readonly SeenProblem[] {
  if (watching) return seen
  watching = true
  window.addEventListener('error', ({ error, message }) => note('error', wordsOf(error) || message))
  window.addEventListener('unhandledrejection', ({ reason }) => note('unhandled-rejection', wordsOf(reason)))
  listen('remote-failed', ({ remote, expose, build, message }) =>
    note('remote-failed', `${remote}/${expose} of build ${build}: ${message}`),
  )
  // What Vue catches it hands to the console, hydration that did not fit included; there is no other place to hear of that.
  const { error: say } = console
  console.error = (...said: unknown[]) => {
    const [first] = said
    if (first instanceof Error) note('error', wordsOf(first))
    else if (typeof first === 'string' && first.startsWith('Hydration')) note('hydration', first)
    say.apply(console, said)
  }
  return seen
}

function note(kind: SeenProblem['kind'], words: string): void {
  if (seen.length >= most || seen.some((problem) => problem.kind === kind && problem.words === words)) return
  seen.push({ kind, words, path: location.pathname, atMs: performance.now() })
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown ?? '')
}
