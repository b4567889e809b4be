import { expect, test } from 'bun:test'
import type { Suggestion } from '@galleria/contracts/catalog'
import { ref } from 'vue'
import { useSearchBox } from './use-search-box.ts'

const lamp: Suggestion = { kind: 'product', text: 'Oslo table lamp', id: 'oslo-table-lamp' }
const lighting: Suggestion = { kind: 'category', text: 'Lighting', id: 'lighting' }
const phrase: Suggestion = { kind: 'phrase', text: 'lamp shade' }

function box(answers: Record<string, Promise<readonly Suggestion[]>>) {
  const went: string[] = []
  const asked: string[] = []
  const api = {
    suggestions: async (prefix: string) => {
      asked.push(prefix)
      return { ok: true as const, value: { suggestions: [...((await answers[prefix]) ?? [])] } }
    },
  }
  return { ...useSearchBox({ api, locale: ref('en' as const), go: (address) => went.push(address) }), went, asked }
}

async function until(check: () => boolean) {
  const end = performance.now() + 10_000
  while (!check() && performance.now() < end) await new Promise((wake) => setTimeout(wake, 5))
  expect(check()).toBe(true)
}

test('the keys go round through the suggestions and back to the field, and Enter goes where the chosen one leads', async () => {
  const { type, open, move, active, submit, went } = box({ lam: Promise.resolve([lamp, lighting, phrase]) })
  type('lam')
  await until(() => open.value)

  move(-1)
  expect(active.value).toBe(2)
  move(1)
  expect(active.value).toBe(-1)
  move(1)
  submit()

  expect(went).toEqual(['/product/oslo-table-lamp'])
  expect(open.value).toBe(false)
})

test('Enter without a chosen suggestion searches for the words as typed', () => {
  const { type, submit, went } = box({})
  type('  tea & cake ')

  submit()

  expect(went).toEqual(['/search?q=tea+%26+cake'])
})

test('a slow answer to an older question does not replace the newer one', async () => {
  let answerSlowly: (suggestions: readonly Suggestion[]) => void = () => undefined
  const slow = new Promise<readonly Suggestion[]>((resolve) => {
    answerSlowly = resolve
  })
  const { type, suggestions, asked } = box({ l: slow, li: Promise.resolve([lighting]) })
  type('l')
  await until(() => asked.includes('l'))
  type('li')
  await until(() => suggestions.value.length === 1)

  answerSlowly([lamp, phrase])
  await Promise.resolve()

  expect(suggestions.value).toEqual([lighting])
})
