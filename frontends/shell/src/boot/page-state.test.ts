import { expect, test } from 'bun:test'
import { readPageState } from './page-state.ts'

test('what the server hands over is read', () => {
  const state = {
    locale: 'ko',
    answers: { 'home:ko': { ok: true, value: 1 } },
    unrendered: ['orders/mini-cart'],
  } as const
  expect(readPageState(JSON.stringify(state))).toEqual(state)
})

test.each([undefined, '', '{', 'null', '{}', '{"locale":"fr","answers":{},"unrendered":[]}'])(
  'a page without it, or with something else in its place (%p), is drawn anew',
  (text) => {
    expect(readPageState(text)).toBeUndefined()
  },
)
