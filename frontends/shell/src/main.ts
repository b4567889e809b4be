import '@galleria/ui/styles.css'
import { pageElements } from '@galleria/contracts/page-elements'
import { followLinks } from '@galleria/ui'
import { ref } from 'vue'
import { createWebHistory } from 'vue-router'
import { readPageState } from './boot/page-state.ts'
import { pause } from './boot/pause.ts'
import { whenIdle } from './boot/when-idle.ts'
import { createShell } from './create-shell.ts'
import { keepBoundaries } from './overlay/on-key-b.ts'
import { keepLocale, localeOf } from './preferences/locale.ts'
import { keepTheme, type Theme, themeOf } from './preferences/theme.ts'
import { loadRemote } from './remotes/load-remote.ts'
import { askRegistry, findRegistry } from './remotes/registry.ts'
import { keepStyles } from './remotes/styles.ts'
import { createTrust, publisherOf } from './remotes/trust.ts'
import { useArrival } from './routing/arrival.ts'
import { useViewTransitions } from './routing/transitions.ts'
import { watchProblems } from './telemetry/watch-problems.ts'

watchProblems()

const fetch = (path: string, options?: RequestInit) => window.fetch(path, options)
const inlined = (id: string) => document.getElementById(id)?.textContent ?? undefined
const trust = createTrust(publisherOf(document), window.crypto?.subtle)
const registryText = inlined(pageElements.registry)
// Asked at once and needed a little later: it is checked beside what happens here.
if (registryText && trust.publisher) void trust.accepts({ text: registryText, signature: trust.publisher.signature })
await pause()
const state = readPageState(inlined(pageElements.state))
// What came out of a server does not know the theme; the document itself has it from the first paint on.
const theme = ref<Theme>('system')
const shell = createShell({
  registry: await findRegistry({
    inlined: registryText,
    trust,
    fetch,
    shelf: { getItem: (key) => localStorage.getItem(key), setItem: (key, text) => localStorage.setItem(key, text) },
  }),
  askRegistry: (newest) => askRegistry(fetch, trust, newest),
  loadRemote,
  history: createWebHistory(),
  fetch,
  locale: state?.locale ?? localeOf(document.cookie, navigator.languages),
  theme,
  rendered: state !== undefined,
  ...(state === undefined ? {} : { answers: new Map(Object.entries(state.answers)) as never }),
  parts: { unrendered: new Set(state?.unrendered) },
})
const { app, router, context } = shell

keepStyles()
keepLocale(context.locale)
useArrival(router, context)
useViewTransitions(router)
app.config.errorHandler = (error) => console.error(error)

await router.isReady().catch(console.error)
await pause()
app.mount(`#${pageElements.app}`)
followLinks(router)
theme.value = themeOf(document.cookie)
keepTheme(theme)

keepBoundaries(context)

// What nobody needs at once is fetched when there is nothing else to do.
whenIdle(async () => {
  const { askForPicturesAgain } = await import('./pictures/ask-again.ts')
  askForPicturesAgain(document)
  const { startAccount } = await import('./session/start.ts')
  startAccount(context)
  const { keepPrefetching } = await import('./routing/prefetch.ts')
  keepPrefetching(shell)
  const { reportVitals } = await import('./telemetry/report-vitals.ts')
  reportVitals()
})
