import type { BrowserEvents } from '@galleria/contracts/frontends'
import { onBeforeUnmount, onMounted } from 'vue'

/** Tells the other frontends on the page; see `BrowserEvents` for what may be told. Browser only: call it from a command. */
export function tell<Name extends keyof BrowserEvents>(name: Name, detail: BrowserEvents[Name]): void {
  window.dispatchEvent(new CustomEvent(`galleria:${name}`, { detail }))
}

/** Listens from now on, until the returned function is called. Browser only. */
export function listen<Name extends keyof BrowserEvents>(
  name: Name,
  hear: (detail: BrowserEvents[Name]) => void,
): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<BrowserEvents[Name]>).detail)
  window.addEventListener(`galleria:${name}`, listener)
  return () => window.removeEventListener(`galleria:${name}`, listener)
}

/** Listens while the component is mounted; does nothing on a server. */
export function useEvent<Name extends keyof BrowserEvents>(
  name: Name,
  hear: (detail: BrowserEvents[Name]) => void,
): void {
  let stop: (() => void) | undefined
  onMounted(() => {
    stop = listen(name, hear)
  })
  onBeforeUnmount(() => stop?.())
}
