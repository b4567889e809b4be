import type { Router } from 'vue-router'

/**
 * Has the router follow the plain links of a page, whoever drew them and whether or not a script has taken over that part yet. A link
 * costs nothing more than its markup then, on a server as well as at hydration; a shop's page has sixty. What is not a page of the
 * shop, opens elsewhere or only moves within the page is left to the browser. Browser only.
 */
export function followLinks(router: Router): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    if (!link || link.origin !== location.origin || isForBrowser(link)) return
    const to = router.resolve(link.pathname + link.search + link.hash)
    if (to.name === 'not-found') return
    event.preventDefault()
    void router.push(to)
  })
}

function isForBrowser(link: HTMLAnchorElement): boolean {
  const isWithin = link.hash !== '' && link.pathname === location.pathname && link.search === location.search
  return isWithin || link.hasAttribute('download') || !['', '_self'].includes(link.target)
}
