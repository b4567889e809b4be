import { expect, test } from 'bun:test'
import { planScripts } from './chunk-plan.ts'

/** Modules as `{ name: [size, imports, parts] }`. */
type Sketch = Readonly<Record<string, readonly [size: number, imports: string, parts: string]>>

const words = (text: string) => text.split(' ').filter((word) => word !== '')

function plan(sketch: Sketch): readonly (readonly string[])[] {
  const entries = Object.entries(sketch)
  return planScripts(
    new Map(entries.map(([id, [size, imports]]) => [id, { size, imports: words(imports) }])),
    new Map(entries.map(([id, [, , parts]]) => [id, new Set(words(parts))])),
  ).map((script) => script.toSorted())
}

test('what one page needs stays with it, and what the same pages need is one script', () => {
  const scripts = plan({
    hero: [50_000, 'button', 'home'],
    button: [30_000, 'icon', 'home product'],
    icon: [10, '', 'home product'],
  })

  expect(scripts).toEqual([['button', 'icon']])
})

test('no page loads much that it does not need, and none asks once more for little', () => {
  const listing: Sketch = { listing: [40_000, '', 'category search'], button: [30_000, '', 'home category search'] }

  expect(plan(listing)).toEqual([['listing'], ['button']])
  expect(plan({ ...listing, links: [100, '', 'home category'] })).toEqual([['listing'], ['button', 'links']])
})

test('two scripts that would wait for each other are not made', () => {
  const scripts = plan({
    failure: [100, 'message', 'cart order'],
    message: [90_000, 'button', 'history widget'],
    button: [100, '', 'cart order thanks'],
  })

  expect(scripts).not.toContainEqual(['button', 'failure'])
  expect(scripts.flat().toSorted()).toEqual(['button', 'failure', 'message'])
})
