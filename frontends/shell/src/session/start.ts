import type { PageContext } from '@galleria/ui'
import { keepMenus } from './keep-menus.ts'
import { keepSession } from './keep-session.ts'

/** Everything about the reader's account that a page can do without until it is idle. Browser only. */
export function startAccount({ session }: Pick<PageContext, 'session'>): void {
  keepMenus()
  keepSession(session, { neighbours: new BroadcastChannel('galleria-session'), seenAgain })
}

function seenAgain(callback: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) callback()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) callback()
  })
}
