import { expect, test } from 'bun:test'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { rememberingLogger } from '@galleria/testkit'
import { createEditions } from './edition.ts'

const ours = { vue: '3.5.45', 'vue-router': '5.5.1' }
const publication = (shared: Record<string, string>) =>
  ({ shell: { build: 's1', shared }, remotes: [{ name: 'catalog', build: 'c1' }] }) as unknown as PublishedFrontends

function editions() {
  const log = rememberingLogger()
  let seen: { version: string; value: PublishedFrontends } | undefined
  const current = createEditions(async () => seen, ours, log)
  return {
    log,
    current,
    publish: (version: string, shared: Record<string, string>) => {
      seen = { version, value: publication(shared) }
    },
  }
}

test('what was made with our libraries can be rendered, whatever else it was made with', async () => {
  const { current, publish } = editions()
  expect(await current()).toBeUndefined()
  publish('1', { ...ours, lodash: '1.0.0' })
  expect(await current()).toMatchObject({ version: '1', builds: new Map([['catalog', 'c1']]) })
})

test('what was made with others cannot, which is said once, and the next publication may be', async () => {
  const { current, publish, log } = editions()
  publish('1', { 'vue-router': '4.0.0' })
  for (const _twice of [1, 2]) expect(await current()).toBeUndefined()
  expect(log.lines).toEqual([
    {
      level: 'error',
      message: 'the publication was made with other libraries and is not rendered',
      fields: { version: '1', differing: ['vue of no version said (here: 3.5.45)', 'vue-router 4.0.0 (here: 5.5.1)'] },
    },
  ])
  publish('2', ours)
  expect(await current()).toMatchObject({ version: '2' })
})
