import type { PageRegistry } from '@galleria/contracts/frontends'
import type { Locale } from '@galleria/contracts/values'
import { type ApiAnswer, createPageContext, type Fetch, pageContextKey, type ServerPage } from '@galleria/ui'
import { createApp, createSSRApp, type Ref, ref, watch } from 'vue'
import type { RouterHistory } from 'vue-router'
import App from './App.vue'
import { type Theme, themeKey } from './preferences/theme.ts'
import { createFrontends, frontendsKey } from './remotes/frontends.ts'
import type { LoadRemote } from './remotes/load-remote.ts'
import { type Parts, partsKey } from './remotes/parts.ts'
import { RemoteSlot } from './remotes/RemoteSlot.ts'
import { addRemoteRoutes, createShellRouter } from './routing/router.ts'
import { announcementsKey, createAnnouncements } from './viewmodels/announcements.ts'

/** Everything a page needs from outside; a browser and a server each bring their own. */
export interface ShellPorts {
  readonly registry: PageRegistry | undefined
  /** Asks for the registry anew. */
  readonly askRegistry: (newest: PageRegistry | undefined) => Promise<PageRegistry | undefined>
  readonly loadRemote: LoadRemote
  readonly history: RouterHistory
  readonly fetch: Fetch
  readonly locale: Locale
  readonly theme: Ref<Theme>
  /** Whether the page comes out of a server or goes into its markup, rather than into an empty document. */
  readonly rendered: boolean
  /** Answers that came with the page, or go with it, by load key. */
  readonly answers?: Map<string, ApiAnswer<unknown>>
  /** How the parts of the page came about, or are made. */
  readonly parts?: Parts
  /** What a server wants to be told. */
  readonly server?: ServerPage
}

/** Makes the app of one page without touching a window; nothing is mounted and no address is entered yet. */
export function createShell({
  registry,
  askRegistry,
  loadRemote,
  history,
  fetch,
  locale,
  theme,
  rendered,
  answers,
  parts = { unrendered: new Set() },
  server,
}: ShellPorts) {
  const announcements = createAnnouncements()
  const context = createPageContext({
    locale: ref(locale),
    fetch,
    announce: announcements.announce,
    ...(answers === undefined ? {} : { answers }),
    ...(server === undefined ? {} : { server }),
  })
  const frontends = createFrontends({ registry, load: loadRemote, ask: askRegistry })
  const router = createShellRouter(history, context.title)
  addRemoteRoutes(router, registry)
  watch(frontends.registry, async (newer) => {
    addRemoteRoutes(router, newer)
    // The address may belong to someone now.
    if (router.currentRoute.value.name === 'not-found') await router.replace(router.currentRoute.value.fullPath)
  })

  const app = (rendered ? createSSRApp : createApp)(App)
    .use(router)
    .provide(pageContextKey, context)
    .provide(themeKey, theme)
    .provide(frontendsKey, frontends)
    .provide(announcementsKey, announcements)
    .provide(partsKey, parts)
    .component('RemoteSlot', RemoteSlot)
  return { app, router, context, frontends }
}
