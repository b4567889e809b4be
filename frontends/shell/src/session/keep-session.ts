import type { PageSession } from '@galleria/ui'
import { watch } from 'vue'

/** As much of a `BroadcastChannel` as is used. */
export interface Neighbours {
  postMessage(signedIn: boolean): void
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
}

/** What keeping up with a session takes of the browser. */
export interface SessionPorts {
  /** The other tabs of the shop. */
  readonly neighbours: Neighbours
  /** Calls back whenever the page is looked at again, after another tab or out of the browser's memory of pages. */
  readonly seenAgain: (callback: () => void) => void
}

/**
 * Finds out who is signed in, tells the other tabs, and hears from them: who signs out in one is not left standing with a name in
 * another. Only whether somebody is signed in is told; each tab asks the shop for the rest.
 */
export function keepSession(session: PageSession, { neighbours, seenAgain }: SessionPorts): void {
  watch(session.now, (now, before) => {
    if (now && now.signedIn !== before?.signedIn) neighbours.postMessage(now.signedIn)
  })
  neighbours.addEventListener('message', ({ data }) => {
    if (session.now.value && session.now.value.signedIn !== data) void session.ask()
  })
  seenAgain(() => {
    if (session.now.value?.signedIn) void session.ask()
  })
  session.want()
}
