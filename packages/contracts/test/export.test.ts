import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { exportAccess } from '../export/access.ts'
import { exportContract } from '../export/export-contract.ts'
import { exportedFiles } from '../export/files.ts'
import { portablePattern } from '../export/portable-pattern.ts'
import { only } from '../src/access.ts'
import { contracts } from '../src/all.ts'
import { recommendations } from '../src/recommendations.ts'

const root = join(import.meta.dir, '../../..')
const exported = contracts.map(exportContract)

// Another runtime may lay YAML out in another way; asyncapi.test.ts compares what it says.
test.each([...exportedFiles()].filter(([path]) => path.endsWith('.json')))(
  '%s is what the contracts say now (bun run contracts:export)',
  async (path, text) => {
    expect(await Bun.file(join(root, path)).text()).toBe(text)
  },
)

/** The schemas of objects, at every depth. */
function objects(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return []
  const below = Object.values(schema).flatMap(objects)
  return 'properties' in schema && 'type' in schema ? [schema as Record<string, unknown>, ...below] : below
}

test.each(exported.flatMap(({ endpoints }) => Object.values(endpoints)))(
  '$subject: the request is closed at every depth, the reply is open at every depth',
  ({ request, reply }) => {
    expect(objects(request).filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([])
    expect(objects(reply).filter(({ additionalProperties }) => additionalProperties === false)).toEqual([])
  },
)

test.each(exported.flatMap(({ events }) => Object.values(events)))(
  '$type: its data is open at every depth',
  ({ data }) => {
    expect(objects(data).filter(({ additionalProperties }) => additionalProperties === false)).toEqual([])
  },
)

describe('who may ask is data', () => {
  const request = { properties: { shopperId: {}, guestId: {}, limit: {} } }

  test('an owner is the field that names it', () => {
    const { access } = exportContract(recommendations).endpoints['shopper.suggest'] ?? {}
    expect(access).toEqual({ kind: 'roles', may: { guest: 'own', shopper: 'own' }, owner: ['shopperId'] })
  })

  test('an owner that is made up of other things is not exported as if it were a field', () => {
    const made = only<{ shopperId: string }>({ shopper: 'own' }, { owner: ({ shopperId }) => `shop ${shopperId}` })
    expect(() => exportAccess(made, request)).toThrow('no field of the request')
  })
})

describe('a pattern is said so that every engine reads it alike', () => {
  test.each([
    ['^\\d{4}-[\\d.]+$', { pattern: '^[0-9]{4}-[0-9.]+$' }],
    ['^(?!0{32})[0-9a-f]{32}$', { pattern: '^[0-9a-f]{32}$', not: { pattern: '^0{32}' } }],
    ['^\\/[\\w/:]*$', { pattern: '^/[A-Za-z0-9_/:]*$' }],
    ['^[^\\p{Cc}<>]*$', { pattern: '^[^\u0000-\u001f\u007f-\u009f<>]*$' }],
  ])('%s', (pattern, portable) => {
    expect(portablePattern(pattern)).toEqual(portable)
  })

  test.each(['^(?=.*a)b$', '^(a)\\1$', '^\\p{L}+$', '\\bword'])('%s cannot be, and the export says so', (pattern) => {
    expect(() => portablePattern(pattern)).toThrow('not every engine')
  })
})
