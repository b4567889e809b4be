/** How long a reader's place is waited for, in milliseconds; beyond that the page has changed. */
const patienceMs = 1_500

/**
 * Waits until the page is there, as far down as where its reader was, since parts of it may be drawn a little later. Says whether the
 * reader should go there: not on a page that has not come by then, since it would grow under them when it does. What a server has drawn
 * is there before it is named. What has come late is drawn before the reader is moved: both at once count as a jump (Layout Instability).
 * Browser only.
 */
export async function whenTall(top: number, isNamed: () => boolean): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs
  const hasCome = () => isNamed() || document.querySelector('main .skeleton') === null
  const isTall = () => hasCome() && document.documentElement.scrollHeight >= top + innerHeight
  if (isTall()) return true
  while (!isTall() && performance.now() < giveUpAt) await nextFrame()
  await nextFrame()
  return hasCome()
}

function nextFrame(): Promise<unknown> {
  return new Promise((next) => requestAnimationFrame(next))
}
