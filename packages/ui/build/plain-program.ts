import { join } from 'node:path'

/** A page of a plain application, as files below `frontends/`. */
export interface PlainPage {
  /** Path of its route. */
  readonly path: string
  readonly view: string
  /** The widgets that come with it, by the name they are placed under. */
  readonly widgets?: Readonly<Record<string, string>>
}

/**
 * The main module of a plain single-page application: the shell's frame around the pages, nothing looked up, nothing fenced. What
 * the page cannot do without is imported with it, what may come later is an asynchronous component.
 */
export function plainProgram(frontends: string, pages: readonly PlainPage[], how: 'lazily' | 'at once'): string {
  const file = (path: string) => JSON.stringify(join(frontends, path))
  const imports = pages.map(({ view }, i) => `import page${i} from ${file(view)}`)
  const loaded = ({ view, widgets = {} }: PlainPage) =>
    `() => Promise.all([import(${file(view)}), ${Object.entries(widgets)
      .map(([name, path]) => `import(${file(path)}).then((widget) => widgets.set('${name}', widget.default))`)
      .join(', ')}]).then(([page]) => page)`
  const routes = pages.map((page, i) => {
    const component = how === 'lazily' ? loaded(page) : `page${i}`
    return `  { path: ${JSON.stringify(page.path)}, component: ${component} },`
  })
  return `
import '@galleria/ui/styles.css'
import { createPageContext, pageContextKey } from '@galleria/ui'
import { createApp, defineAsyncComponent, h, ref } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from ${file('shell/src/App.vue')}
import { themeKey } from ${file('shell/src/preferences/theme.ts')}
import { useArrival } from ${file('shell/src/routing/arrival.ts')}
import { announcementsKey, createAnnouncements } from ${file('shell/src/viewmodels/announcements.ts')}
import MiniCart from ${file('orders/src/expose/mini-cart.ts')}
${how === 'at once' ? imports.join('\n') : ''}

const widgets = new Map([
  ['orders/mini-cart', MiniCart],
${
  how === 'lazily'
    ? `  ['catalog/recommendations', defineAsyncComponent(() => import(${file('catalog/src/expose/recommendations.ts')}))],
  ['catalog/store-picker', defineAsyncComponent(() => import(${file('catalog/src/expose/store-picker.ts')}))],`
    : ''
}
])
const announcements = createAnnouncements()
const context = createPageContext({
  locale: ref('en'),
  fetch: (path, options) => window.fetch(path, options),
  announce: announcements.announce,
})
const router = createRouter({
  history: createWebHistory(),
  routes: [
${routes.join('\n')}
  ],
})
const app = createApp(App)
  .use(router)
  .provide(pageContextKey, context)
  .provide(themeKey, ref('system'))
  .provide(announcementsKey, announcements)
  .component('RemoteSlot', {
    inheritAttrs: false,
    props: ['is'],
    render() {
      return h('div', { 'data-expose': this.is.split('/')[1] }, [h(widgets.get(this.is), this.$attrs)])
    },
  })
useArrival(router, context)
await router.isReady().catch(console.error)
app.mount('#galleria')
`
}
