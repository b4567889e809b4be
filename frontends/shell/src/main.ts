import '@galleria/ui/styles.css'
import { createWebHistory } from 'vue-router'
import { createShell } from './create-shell.ts'
import { keepBoundaries } from './overlay/boundaries.ts'
import { keepLocale, localeOf } from './preferences/locale.ts'
import { keepTheme, themeOf } from './preferences/theme.ts'
import { loadRemote } from './remotes/load-remote.ts'
import { askRegistry, findRegistry, inlinedElement } from './remotes/registry.ts'
import { keepStyles } from './remotes/styles.ts'
import { useArrival } from './routing/arrival.ts'
import { useViewTransitions } from './routing/transitions.ts'

const fetch = (path: string, options?: RequestInit) => window.fetch(path, options)
const theme = themeOf(document.cookie)
const { app, router, context } = createShell({
  registry: await findRegistry({
    inlined: document.getElementById(inlinedElement)?.textContent ?? undefined,
    fetch,
    shelf: { getItem: (key) => localStorage.getItem(key), setItem: (key, text) => localStorage.setItem(key, text) },
  }),
  askRegistry: () => askRegistry(fetch),
  loadRemote,
  history: createWebHistory(),
  fetch,
  locale: localeOf(document.cookie, navigator.languages),
  theme,
  rendered: document.getElementById('galleria')?.hasChildNodes() ?? false,
})

keepStyles()
keepTheme(theme)
keepLocale(context.locale)
keepBoundaries(context)
useArrival(router, context)
useViewTransitions(router)
app.config.errorHandler = (error) => console.error(error)

await router.isReady().catch(console.error)
app.mount('#galleria')
