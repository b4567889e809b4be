import { nextTick } from 'vue'
import type { Router } from 'vue-router'

/** Cross-fades from page to page where the browser can (View Transitions); elsewhere, and for those who want calm, not. */
export function useViewTransitions(router: Router): void {
  let drawn: (() => void) | undefined

  router.beforeResolve((to, from) => {
    if (!wanted() || from.matched.length === 0 || to.path === from.path) return
    return new Promise<void>((proceed) => {
      const transition = document.startViewTransition(() => {
        proceed()
        return new Promise<void>((done) => {
          drawn = done
        })
      })
      // A transition the browser skips (a hidden tab, a quicker navigation) rejects; the page itself has changed all the same.
      transition.ready.catch(() => undefined)
      transition.finished.catch(() => undefined)
    })
  })

  const finish = () => {
    drawn?.()
    drawn = undefined
  }
  router.afterEach(() => void nextTick(finish))
  router.onError(finish)
}

function wanted(): boolean {
  return (
    'startViewTransition' in document &&
    document.visibilityState === 'visible' &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  )
}
