import type { PageRegistry } from '@galleria/contracts/frontends'
import type { Ref } from 'vue'
import { createRouter, type Router, type RouterHistory } from 'vue-router'
import RemotePage from '../remotes/RemotePage.vue'
import NotFoundView from '../views/NotFoundView.vue'
import { whenTall } from './when-tall.ts'

/**
 * The router of one page, which is known by its title when its data have come. It starts with nothing but "not found": every address
 * belongs to a remote.
 */
export function createShellRouter(history: RouterHistory, title: Readonly<Ref<string | undefined>>): Router {
  return createRouter({
    history,
    routes: [{ path: '/:rest(.*)*', name: 'not-found', component: NotFoundView }],
    scrollBehavior: async (to, from, saved) => {
      if (saved) return (await whenTall(saved.top, () => title.value !== undefined)) ? saved : { top: 0 }
      // The browser has put the reader of a new document where they belong.
      if (from.matched.length === 0) return false
      if (to.hash) return { el: to.hash }
      // Filters and sorting change the query and leave the reader where they are.
      return to.path === from.path ? false : { top: 0 }
    },
  })
}

/** Adds each remote's addresses, or replaces them by newer ones. */
export function addRemoteRoutes(router: Router, registry: PageRegistry | undefined): void {
  for (const { name: remote, routes } of registry?.remotes ?? []) {
    for (const { path, name, expose } of routes) {
      router.addRoute({ path, name, component: RemotePage, props: { remote, expose } })
    }
  }
}
