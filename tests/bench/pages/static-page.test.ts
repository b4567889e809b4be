import { expect, test } from 'bun:test'
import { withoutScripts } from './static-page.ts'

test('what paints stays, and what runs or is fetched for it goes', () => {
  const page =
    '<head><style>h1{}</style><script type="importmap">{}</script><link rel="modulepreload" href="/a.js">' +
    '<link rel="stylesheet" href="/a.css" disabled><link rel="preload" as="image" href="/a.svg"></head>' +
    '<body><h1>Lamp</h1><img src="/a.svg"><script type="application/json" id="page-state">{"a":"<"}</script></body>'

  expect(withoutScripts(page)).toBe(
    '<head><style>h1{}</style><link rel="preload" as="image" href="/a.svg"></head>' +
      '<body><h1>Lamp</h1><img src="/a.svg"></body>',
  )
})
