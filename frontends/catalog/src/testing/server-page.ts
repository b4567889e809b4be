import '@galleria/ui/testing/vue-files'
import type { Locale } from '@galleria/contracts/values'
import {
  type ApiAnswer,
  createApi,
  createPageContext,
  type Fetch,
  type Prefetch,
  pageContextKey,
  type ServerPage,
} from '@galleria/ui'
import { type Component, createSSRApp, h, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory, createRouter } from 'vue-router'

/** What the shop answers to a path below `/api/web/`; a number is a refusal with that status. */
export type Shop = (path: string, query: URLSearchParams) => unknown

/** An address of the shop, the pattern it matches, and whoever answers there. */
export interface Visit {
  readonly at: string
  readonly path: string
  readonly shop: Shop
  readonly locale?: Locale
  /** Props of a widget. */
  readonly props?: Readonly<Record<string, unknown>>
}

/** A page as a server renders it. */
export interface Rendered {
  readonly html: string
  readonly status: number
  readonly head: ServerPage['head']
  readonly title: string | undefined
  /** Every address asked. */
  readonly asked: readonly string[]
}

/** Renders a view as the shop's server does, with no window anywhere. */
export async function renderOnServer(
  view: Component,
  { at, path, shop, locale = 'en', props = {} }: Visit,
  answers = new Map<string, ApiAnswer<unknown>>(),
): Promise<Rendered> {
  const server: ServerPage = { status: 200, head: undefined, lacking: false }
  const title = ref<string>()
  const asked: string[] = []
  const router = routerAt(path)
  await router.push(at)
  const fetch: Fetch = async (address) => {
    asked.push(address)
    return answerOf(shop, address)
  }
  const app = createSSRApp(view, { ...props })
    .use(router)
    .provide(pageContextKey, createPageContext({ locale: ref(locale), title, answers, server, fetch }))
    .component('RemoteSlot', (slot: { is: string }) => h('div', { 'data-widget': slot.is }))
  const html = await renderToString(app)
  return { html, status: server.status, head: server.head, title: title.value, asked }
}

/** What a page tells machines of itself, thing by thing, as the shop at `https://shop.example`. */
export function structuredData({ head }: Rendered): readonly unknown[] {
  if (head?.data === undefined) throw new Error('This page tells machines nothing.')
  return (head.data('https://shop.example') as { '@graph': unknown[] })['@graph']
}

/** What a page's `prefetch` keeps for a visit. */
export async function prefetched(
  prefetch: Prefetch,
  { at, path, shop, locale = 'en' }: Visit,
): Promise<Map<string, ApiAnswer<unknown>>> {
  const answers = new Map<string, ApiAnswer<unknown>>()
  const { params, query } = routerAt(path).resolve(at)
  await prefetch({
    params: params as Record<string, string>,
    query: query as Record<string, string>,
    locale,
    api: createApi(async (address) => answerOf(shop, address)),
    keep: (key, answer) => answers.set(key, answer),
  })
  return answers
}

function routerAt(path: string) {
  const routes = [
    { path, name: 'here', component: {} },
    { path: '/:elsewhere(.*)*', component: {} },
  ]
  return createRouter({ history: createMemoryHistory(), routes })
}

function answerOf(shop: Shop, address: string): Response {
  const { pathname, searchParams } = new URL(address, 'http://shop.test')
  const said = shop(pathname.replace('/api/web/', ''), searchParams)
  if (said instanceof Response) return said
  if (typeof said !== 'number') return Response.json(said)
  const code = said === 404 ? 'not-found' : 'unavailable'
  return Response.json({ type: `/problems/${code}`, title: 'No', status: said, code }, { status: said })
}
