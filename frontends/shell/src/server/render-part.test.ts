import { expect, test } from 'bun:test'
import type { PageRow } from '@galleria/contracts/frontends'
import type { PagePart } from '@galleria/contracts/rendering'
import { createPageContext, pageContextKey, usePageContext } from '@galleria/ui'
import {
  type Component,
  createSSRApp,
  defineComponent,
  getCurrentInstance,
  h,
  onServerPrefetch,
  ref,
  shallowRef,
  useId,
} from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createPartRenderer } from './render-part.ts'

const row = { browserOnly: ['mini-cart'] } as unknown as PageRow
const never = new Promise<never>(() => {})

/** A page of fences around plain components; what is fenced may place further fences by `fence(expose, content)`. */
function page({ partMs = 60, skip = [] as string[] } = {}) {
  const parts: PagePart[] = []
  const entered: string[] = []
  const rendering = createPartRenderer({
    row: () => row,
    partMs,
    skip: new Set(skip),
    entering: (remote) => entered.push(remote),
    parts,
  })
  const fence = (name: string, content: Component) =>
    defineComponent(() => {
      const [remote = '', expose = ''] = name.split('/')
      const self = getCurrentInstance()
      const shown = shallowRef<Component>()
      onServerPrefetch(async () => {
        if (self) shown.value = await rendering.render({ remote, expose }, content, {}, self)
      })
      return () => (shown.value ? h(shown.value) : h('i', 'skeleton'))
    })
  async function draw(root: Component) {
    const app = createSSRApp({ render: () => h('main', [h('h1', 'Shop'), h(root)]) })
    app.provide(
      pageContextKey,
      createPageContext({ locale: ref('en' as const), fetch: async () => Response.json('data') }),
    )
    app.config.errorHandler = (error, instance) => {
      if (!rendering.noteFailure(error, instance?.$ ?? null)) throw error
    }
    return renderToString(app)
  }
  const outcomes = () => Object.fromEntries(parts.map(({ expose, outcome }) => [expose, outcome]))
  return { fence, draw, outcomes, entered }
}

const said = (text: string) => defineComponent(() => () => h('b', text))

test('a part is drawn where it stands', async () => {
  const { fence, draw, outcomes } = page()
  expect(await draw(fence('catalog/home', said('Lamps')))).toBe('<main><h1>Shop</h1><b>Lamps</b></main>')
  expect(outcomes()).toEqual({ home: 'rendered' })
})

test.each([
  [
    'before it draws',
    defineComponent(() => {
      throw new Error('broken')
    }),
  ],
  [
    'while it draws',
    defineComponent(() => () => {
      throw new Error('broken')
    }),
  ],
  [
    'in a part of it, after an answer came',
    defineComponent(() => {
      const broken = defineComponent(() => {
        onServerPrefetch(() => Bun.sleep(2))
        return () => {
          throw new Error('broken')
        }
      })
      return () => h('div', [h(broken), h(broken)])
    }),
  ],
])('a part that breaks %s leaves its skeleton, and the page stands', async (_when, broken) => {
  const { fence, draw, outcomes } = page()
  expect(await draw(fence('catalog/home', broken))).toBe('<main><h1>Shop</h1><i>skeleton</i></main>')
  expect(outcomes()).toEqual({ home: 'threw' })
})

const slow = (until: Promise<unknown>) =>
  defineComponent(() => {
    onServerPrefetch(() => until as Promise<void>)
    return () => h('b', 'at last')
  })

test('a part that never gets done leaves its skeleton when its time is up', async () => {
  const { fence, draw, outcomes } = page()
  expect(await draw(fence('catalog/home', slow(never)))).toContain('<i>skeleton</i>')
  expect(outcomes()).toEqual({ home: 'late' })
})

test('a late part within another is given up first, so that the outer one still comes', async () => {
  const { fence, draw, outcomes } = page({ partMs: 120 })
  const widget = fence('orders/buy', slow(never))
  const product = defineComponent(() => () => h('section', ['A lamp', h(widget)]))
  expect(await draw(fence('catalog/product', product))).toBe(
    '<main><h1>Shop</h1><section>A lamp<i>skeleton</i></section></main>',
  )
  expect(outcomes()).toEqual({ buy: 'late', product: 'rendered' })
})

test('what is meant for the browser only, and who failed just now, is not even begun', async () => {
  const { fence, draw, outcomes, entered } = page({ skip: ['catalog'] })
  const [cart, home] = [fence('orders/mini-cart', said('3')), fence('catalog/home', said('Lamps'))]
  expect(await draw(defineComponent(() => () => [h(cart), h(home)]))).not.toMatch(/3|Lamps/)
  expect(outcomes()).toEqual({ 'mini-cart': 'left', home: 'skipped' })
  expect(entered).toEqual([])
})

test('it is said whose code goes on, at first and whenever an answer has come', async () => {
  const { fence, draw, entered } = page()
  const asking = defineComponent(() => {
    const { fetch } = usePageContext()
    onServerPrefetch(async () => void (await fetch('/api/web/pages/home')))
    return () => h('b', 'Lamps')
  })
  const [home, cart] = [fence('catalog/home', asking), fence('orders/buy', said('Buy'))]
  await draw(defineComponent(() => () => [h(home), h(cart)]))
  expect(entered).toEqual(['catalog', 'orders', 'catalog'])
})

test('ids do not depend on whether a part before them was drawn', async () => {
  const labelled = defineComponent(() => {
    const id = useId()
    return () => h('b', { id })
  })
  const idOf = async (before: Component) => {
    const { fence, draw } = page()
    const [one, two] = [fence('orders/buy', before), fence('catalog/home', labelled)]
    return /<b id="([^"]+)"/.exec(await draw(defineComponent(() => () => [h(one), h(two)])))?.[1]
  }
  const id = await idOf(said('drawn'))
  expect(id).toBeString()
  expect(await idOf(slow(never))).toBe(id as string)
})
