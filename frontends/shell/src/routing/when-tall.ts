/** How long a reader's place is waited for, in milliseconds; beyond that the page has changed. */
const patienceMs = 1_500

/** Waits until the page reaches down to where its reader was, since parts of it may be drawn a little later. Browser only. */
export async function whenTall(top: number): Promise<void> {
  const giveUpAt = performance.now() + patienceMs
  while (document.documentElement.scrollHeight < top + innerHeight && performance.now() < giveUpAt)
    await new Promise((next) => requestAnimationFrame(next))
}
