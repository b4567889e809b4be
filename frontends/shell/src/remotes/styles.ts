/** How often, and how long after a failure, a stylesheet is asked for again. */
const waitsMs = [1_000, 4_000, 12_000] as const

/**
 * A part whose stylesheet did not arrive is shown without it rather than not at all, and the sheet is asked for again.
 * Browser only.
 */
export function keepStyles(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const address = /Unable to preload CSS for (\S+)/.exec(event.payload.message)?.[1]
    if (address === undefined) return
    event.preventDefault()
    askAgain(new URL(address, location.href).href, 0)
  })
}

function askAgain(address: string, tries: number): void {
  const wait = waitsMs[tries]
  if (wait === undefined) return
  setTimeout(() => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.addEventListener('error', () => {
      link.remove()
      askAgain(address, tries + 1)
    })
    document.head.append(link)
  }, wait)
}
