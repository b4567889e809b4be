import type { PageContext } from '@galleria/ui'
import { nextTick, watch } from 'vue'
import type { Router } from 'vue-router'

/** A document's title for a page's. */
export function documentTitle(title: string | undefined): string {
  return title === undefined ? 'Galleria' : `${title} · Galleria`
}

/**
 * What a browser does by itself when a document loads and must be done by hand here: the document is named, the reader
 * starts at the heading, and a screen reader says where one is. All wait until the page knows its name.
 */
export function useArrival(router: Router, context: PageContext): void {
  let navigated = false
  router.afterEach((to, from, failure) => {
    if (!failure && from.matched.length > 0 && to.path !== from.path) navigated = true
  })
  watch(context.title, async (title) => {
    if (title === undefined) return
    document.title = documentTitle(title)
    if (!navigated) return
    navigated = false
    await nextTick()
    context.announce(title, { quiet: true })
    focusHeading()
  })
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}
