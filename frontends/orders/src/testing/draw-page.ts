import type { Locale } from '@galleria/contracts/values'
import { type ApiAnswer, createPageContext, type Fetch, pageContextKey, type ServerPage } from '@galleria/ui'
import { type Component, createSSRApp, defineComponent, h, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'

/** A page as a server draws it, and what the server heard of it. */
export interface DrawnPage extends ServerPage {
  readonly html: string
  readonly answers: ReadonlyMap<string, ApiAnswer<unknown>>
}

/** The page and the shop around it. */
export interface PageToDraw {
  readonly component: Component
  /** For vue-router; what stands in the address. */
  readonly route: string
  readonly address: string
  readonly props?: Readonly<Record<string, unknown>>
  readonly locale?: Locale
  readonly fetch: Fetch
}

/** Draws a page as a server does: it asks, waits, and hands over what it was answered. */
export async function drawOnServer(page: PageToDraw): Promise<DrawnPage> {
  const answers = new Map<string, ApiAnswer<unknown>>()
  const server: ServerPage = { status: 200, head: undefined, lacking: false }
  const html = await draw(page, answers, server)
  return { ...server, html, answers }
}

/** The markup that a browser expects to find when it takes the page over, with nothing but what came along with it. */
export async function drawAtHydration(page: PageToDraw, drawn: DrawnPage): Promise<string> {
  const answers = new Map(JSON.parse(JSON.stringify([...drawn.answers])) as [string, ApiAnswer<unknown>][])
  const had = Object.getOwnPropertyDescriptor(globalThis, 'document')
  Object.defineProperty(globalThis, 'document', { value: {}, configurable: true })
  try {
    return await draw(page, answers)
  } finally {
    if (had) Object.defineProperty(globalThis, 'document', had)
    else Reflect.deleteProperty(globalThis, 'document')
  }
}

async function draw(
  { component, route, address, props = {}, locale = 'en', fetch }: PageToDraw,
  answers: Map<string, ApiAnswer<unknown>>,
  server?: ServerPage,
): Promise<string> {
  const app = createSSRApp(RouterView)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: route, name: 'page', component, props },
      { path: '/:elsewhere(.*)', name: 'elsewhere', component: () => null },
    ],
  })
  const later = () => () => undefined
  app.use(router)
  app.component('RemoteSlot', remoteSlot)
  app.provide(
    pageContextKey,
    createPageContext({ locale: ref(locale), answers, fetch, later, ...(server ? { server } : {}) }),
  )
  await router.push(address)
  return renderToString(app)
}

/** Another team's part, which is on its way. */
const remoteSlot = defineComponent({
  inheritAttrs: false,
  setup:
    (_, { slots }) =>
    () =>
      h('div', slots['loading']?.()),
})
