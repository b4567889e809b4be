/** The longest that anything waits for an idle moment, in milliseconds. */
const patienceMs = 4_000

/** Runs when the browser has nothing else to do; Safari, which cannot tell, waits a little instead. Browser only. */
export function whenIdle(run: () => unknown): void {
  if ('requestIdleCallback' in window) requestIdleCallback(() => run(), { timeout: patienceMs })
  else setTimeout(run, 200)
}
