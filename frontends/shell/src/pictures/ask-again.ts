/** How long after a picture did not come it is asked for again, in milliseconds; after the last of these it stays away. */
const waitsMs = [1_000, 4_000, 10_000, 30_000]
/** How much later the next one in the page is asked for, in milliseconds: a shop that has just come back is tried by one request alone. */
const apartMs = 100

/**
 * Asks again for pictures that did not come. A browser never does by itself, and so a page that was opened while the shop was busy for two
 * seconds would have holes until somebody reloads it.
 */
export function askForPicturesAgain(document: Document): void {
  const tries = new WeakMap<HTMLImageElement, number>()
  const later = (picture: HTMLImageElement) => {
    const count = tries.get(picture) ?? 0
    const waitMs = waitsMs[count]
    if (waitMs === undefined) return
    tries.set(picture, count + 1)
    const place = [...document.images].indexOf(picture)
    setTimeout(() => ask(picture), waitMs + place * apartMs)
  }
  // It does not bubble; on its way down it can be heard.
  const onError = ({ target }: Event) => target instanceof HTMLImageElement && later(target)
  document.addEventListener('error', onError, { capture: true })
  // What had failed before anybody listened.
  for (const picture of document.images) if (isMissing(picture)) later(picture)
}

function ask(picture: HTMLImageElement): void {
  const address = picture.getAttribute('src')
  if (address && picture.isConnected && isMissing(picture)) picture.setAttribute('src', address)
}

/** It was asked for and has not come; of one that is for later it is not known yet. */
function isMissing({ complete, naturalWidth, currentSrc }: HTMLImageElement): boolean {
  return complete && naturalWidth === 0 && currentSrc !== ''
}
