import { expect, test } from 'bun:test'
import { type EntryBody, hashOf, noHead, seal } from '@galleria/chassis/audit/chain'
import fc from 'fast-check'
import { compare } from './compare.ts'
import type { ChainRow } from './stores.ts'
import { walk } from './walk.ts'

/** A chain of so many entries, as it is stored. */
function chain(length: number, note = 'as it was'): ChainRow[] {
  let head = noHead
  return Array.from({ length }, (_, i) => {
    const body: EntryBody = {
      writer: 'orders',
      sequence: i + 1,
      at: '2026-01-15T10:00:00.000Z',
      action: 'order.placed',
      object: { kind: 'order', id: `o-${i}` },
      principal: { kind: 'user', id: 'u-1', roles: ['shopper'] },
      actors: ['bff-web'],
      outcome: 'done',
      after: { note, totalCents: 100 * i },
    }
    const sealed = seal(body, head.hash)
    head = { sequence: i + 1, hash: sealed.hash }
    return { sequence: i + 1, body: sealed.body, hash: sealed.hash }
  })
}

const found = (rows: readonly ChainRow[]) => walk('orders', 'own store', rows).findings
const lengths = fc.integer({ min: 2, max: 12 })
/** A chain and a place in it. */
const places = lengths.chain((length) => fc.tuple(fc.constant(length), fc.nat({ max: length - 1 })))

test('a chain that nobody has touched is sound', () => {
  fc.assert(fc.property(lengths, (length) => expect(found(chain(length))).toEqual([])))
})

test('[S3] any byte of any entry that is flipped is found, at that entry', () => {
  fc.assert(
    fc.property(places, fc.nat(), fc.integer({ min: 1, max: 127 }), ([length, place], at, mask) => {
      const rows = chain(length)
      const row = rows[place] as ChainRow
      const bytes = Buffer.from(row.body)
      const byte = at % bytes.length
      bytes[byte] = (bytes[byte] ?? 0) ^ mask
      rows[place] = { ...row, body: bytes.toString('latin1') }
      expect(found(rows)[0]).toMatchObject({ sequence: place + 1, reason: 'not-its-hash' })
    }),
    { numRuns: 300 },
  )
})

test('any digit of any hash that is changed is found, at that entry', () => {
  fc.assert(
    fc.property(places, fc.nat({ max: 63 }), ([length, place], at) => {
      const rows = chain(length)
      const row = rows[place] as ChainRow
      const digit = row.hash[at] === '0' ? '1' : '0'
      rows[place] = { ...row, hash: row.hash.slice(0, at) + digit + row.hash.slice(at + 1) }
      expect(found(rows)[0]).toMatchObject({ sequence: place + 1, reason: 'not-its-hash' })
    }),
  )
})

const fields = ['writer', 'sequence', 'at', 'action', 'object', 'principal', 'actors', 'outcome', 'after'] as const

test('any field that is changed is found, also by one who works its hash out anew', () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...fields), ([length, place], field) => {
      const rows = chain(length)
      const row = rows[place] as ChainRow
      const said = JSON.parse(row.body) as EntryBody
      const changed = { ...said, [field]: field === 'sequence' ? said.sequence + 1 : 'somebody else' } as EntryBody
      const previous = rows[place - 1]?.hash ?? noHead.hash
      const sealed = seal(changed, previous)
      rows[place] = { sequence: row.sequence, body: sealed.body, hash: sealed.hash }
      const [first] = found(rows)
      const tellsItself = field === 'writer' || field === 'sequence'
      // Of the last entry only the copy of somebody else can tell.
      if (place === length - 1 && !tellsItself) expect(first).toBeUndefined()
      else expect(first?.sequence).toBe(tellsItself ? place + 1 : place + 2)
      expect(compare('orders', rows, chain(length))).toMatchObject({ sequence: place + 1, reason: 'differs' })
    }),
  )
})

test('an entry that is taken out, doubled, or moved is found', () => {
  fc.assert(
    fc.property(places, fc.constantFrom('drop', 'double', 'swap', 'renumber'), ([length, place], how) => {
      const rows = chain(length)
      const row = rows[place] as ChainRow
      const isLast = place === length - 1
      if (how === 'drop') rows.splice(place, 1)
      if (how === 'double') rows.splice(place, 0, row)
      if (how === 'swap') rows.push(...rows.splice(place, 1))
      if (how === 'renumber') {
        rows.splice(place, 1)
        for (const [i, other] of rows.entries()) rows[i] = { ...other, sequence: i + 1 }
      }
      // Nothing in a chain says that there was one more at its end.
      const isUnnoticed = isLast && how !== 'double'
      expect(found(rows).length > 0).toBe(!isUnnoticed)
      // The copy ends where nothing has been moved yet, or where it was all along.
      const agrees = isLast && (how === 'swap' || how === 'double')
      if (!agrees) expect(compare('orders', rows, chain(length))).toBeDefined()
    }),
  )
})

test('an end that is cut off is found by whoever has a copy, and a copy that lags behind is no fault', () => {
  fc.assert(
    fc.property(places, ([length, place]) => {
      const cut = chain(length).slice(0, place)
      expect(found(cut)).toEqual([])
      expect(compare('orders', cut, chain(length))).toMatchObject({ sequence: place + 1, reason: 'cut-short' })
      expect(compare('orders', chain(length), cut)).toBeUndefined()
    }),
  )
})

test('a chain that is rewritten from some entry on is sound by itself, and differs from its copy there', () => {
  const rewritten = chain(8, 'as somebody would rather have it')
  expect(found(rewritten)).toEqual([])
  expect(compare('orders', rewritten, chain(8))).toMatchObject({ sequence: 1, reason: 'differs' })
})

test('an entry spelt in another way is found, though its hash is right', () => {
  const rows = chain(3)
  const row = rows[1] as ChainRow
  const body = JSON.stringify(JSON.parse(row.body), null, 1)
  rows[1] = { ...row, body, hash: hashOf(rows[0]?.hash ?? '', body) }
  expect(found(rows)[0]).toMatchObject({ sequence: 2, reason: 'not-canonical' })
})
