import { expect, test } from 'bun:test'
import { createApp, createSSRApp, h, type Ref, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { ApiAnswer } from './api.ts'
import { createPageContext, pageContextKey } from './context.ts'
import { type Loaded, useLoad } from './load.ts'

/** A page with one load, rendered on a server. */
async function renderOnServer(answers: Map<string, ApiAnswer<unknown>>, loader: () => Promise<ApiAnswer<string>>) {
  const app = createSSRApp({
    setup() {
      const { load } = useLoad('greeting', loader)
      return () => h('p', load.value.phase === 'ready' ? load.value.value : load.value.phase)
    },
  })
  app.provide(pageContextKey, createPageContext({ locale: ref('en' as const), answers }))
  return renderToString(app)
}

/** The composable within a component's setup, without a page to draw on. */
function setUp(key: Ref<string>, loader: (signal: AbortSignal) => Promise<ApiAnswer<string>>): Loaded<string> {
  const app = createApp({})
  app.provide(pageContextKey, createPageContext({ locale: ref('en' as const) }))
  return app.runWithContext(() => useLoad(() => key.value, loader))
}

test('a server waits for the answer, draws it, and keeps it for the browser', async () => {
  const answers = new Map<string, ApiAnswer<unknown>>()

  const html = await renderOnServer(answers, async () => ({ ok: true, value: 'Good evening' }))

  expect(html).toBe('<p>Good evening</p>')
  expect(answers.get('greeting')).toEqual({ ok: true, value: 'Good evening' })
})

test('an answer that came with the page is used, and nobody is asked', async () => {
  let asked = 0
  const html = await renderOnServer(new Map([['greeting', { ok: true, value: 'Good morning' }]]), async () => {
    asked++
    return { ok: true, value: 'Good evening' }
  })

  expect(html).toBe('<p>Good morning</p>')
  expect(asked).toBe(0)
})

test('the latest question wins, and the older one is told to stop', async () => {
  const waiting: { signal: AbortSignal; answer: (value: string) => void }[] = []
  const { load, reload } = setUp(
    ref('one'),
    (signal) =>
      new Promise((resolve) => {
        waiting.push({ signal, answer: (value) => resolve({ ok: true, value }) })
      }),
  )
  const first = reload()
  const second = reload()

  waiting.at(-1)?.answer('newer')
  await second
  waiting.at(-2)?.answer('older')
  await first

  expect(waiting.at(-2)?.signal.aborted).toBe(true)
  expect(load.value).toEqual({ phase: 'ready', value: 'newer', reloading: false })
})
