import { type Component, createApp, ref } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { createPageContext, followLinks, pageContextKey } from '../src/index.ts'
import '../src/styles/index.css'
import AloneApp from './AloneApp.vue'
import { aloneSlot } from './alone-slot.ts'

/** A remote as its own harness sees it. */
export interface AloneRemote {
  readonly name: string
  readonly routes: readonly { readonly path: string; readonly name: string; readonly expose: string }[]
  readonly widgets: Readonly<Record<string, string>>
  readonly exposes: Readonly<Record<string, () => Promise<{ default: Component }>>>
}

/** Mounts a remote without the shell, for working on it alone: its routes, its own widgets, and boxes for those of others. */
export function mountAlone({ name, routes, widgets, exposes }: AloneRemote): void {
  const wanted = new URLSearchParams(location.search).get('locale')
  const context = createPageContext({
    locale: ref(wanted === 'ko' ? 'ko' : 'en'),
    announce: (text) => console.info(text),
  })
  const door = (expose: string) => {
    const load = exposes[expose]
    if (load === undefined) throw new Error(`${name} exposes no "${expose}".`)
    return load
  }
  const router = createRouter({
    history: createWebHistory(),
    routes: routes.map((route) => ({ path: route.path, name: route.name, component: door(route.expose) })),
  })
  const ownWidgets = Object.fromEntries(
    Object.entries(widgets).map(([widget, expose]) => [`${name}/${widget}`, door(expose)]),
  )
  followLinks(router)
  createApp(AloneApp, { name, routes })
    .use(router)
    .provide(pageContextKey, context)
    .component('RemoteSlot', aloneSlot(ownWidgets))
    .mount('#app')
}
