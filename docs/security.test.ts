import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dangling, type Ledger, unfounded, unlisted, untested } from './security/judge.ts'
import { ledger, page, securityPage } from './security/page.ts'
import { idsIn, testNames } from './security/test-names.ts'

const root = join(import.meta.dir, '..')
const tests = await testNames()

test('every row of the lists has a test that carries its id, or says why not', () => {
  expect(tests.length).toBeGreaterThan(1_000)
  expect(untested(ledger, tests)).toEqual([])
})

test('every id that a test carries is in the lists', () => {
  expect(unlisted(ledger, tests)).toEqual([])
})

test('every proof of the ledger is an id of the lists or stands in the name of a test', () => {
  expect(dangling(ledger, tests)).toEqual([])
})

test('no row claims without naming a test or a reason', () => {
  expect(unfounded(ledger)).toEqual([])
})

test('the lists are whole: A to 22, B to 14, W and N to 8, S to 3, C to 7', () => {
  expect(ledger.lists.map(({ letter, checks }) => `${letter}${checks.length}`)).toEqual([
    'A22',
    'B14',
    'W8',
    'N8',
    'S3',
    'C7',
  ])
})

test('every requirement of levels 1 and 2 of ASVS 5.0 has its row, once: 70 and 183', () => {
  const rows = ledger.chapters.flatMap((chapter) => chapter.rows)
  expect(rows.filter(({ level }) => level === 1)).toHaveLength(70)
  expect(rows.filter(({ level }) => level === 2)).toHaveLength(183)
  expect(new Set(rows.map(({ number }) => number)).size).toBe(253)
  for (const { number, rows } of ledger.chapters) {
    expect(rows.filter((row) => !row.number.startsWith(`${number}.`))).toEqual([])
  }
})

test('every standard that issue 5 names has its clauses', () => {
  const wanted = [
    '6749',
    '6750',
    '7009',
    '7519',
    '7523',
    '7636',
    '7662',
    '8252',
    '8414',
    '8628',
    '8725',
    '9068',
    '9126',
    '9207',
    '9449',
    '9700',
  ]
  const named = ledger.standards.filter(({ clauses }) => clauses.length > 0).map(({ name }) => name)
  expect(named.filter((name) => name.startsWith('RFC'))).toEqual(wanted.map((number) => `RFC ${number}`))
  expect(named.filter((name) => name.startsWith('OIDC'))).toHaveLength(3)
})

test('docs/security.md is made from the ledger as it stands; if not, run: bun docs/security/write.ts', async () => {
  expect(await Bun.file(page).text()).toBe(await securityPage(tests))
})

test('every file that docs/security.md names is there', async () => {
  const text = await Bun.file(page).text()
  const named = [...text.matchAll(/(?<![\w/.(])((?:packages|services|tests|infra|frontends|bff|docs)\/[\w./-]*\w)/g)]
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
  const files = [
    ...named.map(([, path = '']) => join(root, path)),
    ...linked.map(([, path = '']) => join(root, 'docs', path)),
  ]
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test('a ledger with faults is seen through', () => {
  const faulty: Ledger = {
    lists: [
      {
        letter: 'A',
        title: 'Doors',
        checks: [
          { id: 'A1', about: 'the door' },
          { id: 'A2', about: 'the window', without: 'there is none' },
        ],
      },
    ],
    standards: [
      {
        name: 'RFC 1',
        title: 'Doors',
        clauses: [{ section: '1', asks: 'a door', does: 'a door', proof: ['A9', 'no such words'] }],
      },
    ],
    chapters: [
      {
        number: 1,
        title: 'Doors',
        rows: [{ number: '1.1.1', level: 1, says: 'a door', standing: { is: 'tested', proof: [] } }],
      },
    ],
  }
  const some = [{ file: 'door.test.ts', name: '[Z7] the door is shut' }]
  expect(untested(faulty, some)).toEqual(['A1'])
  expect(unlisted(faulty, some)).toEqual(['door.test.ts: [Z7]'])
  expect(dangling(faulty, some)).toEqual(['RFC 1 1: A9', 'RFC 1 1: no such words'])
  expect(unfounded(faulty)).toEqual(['1.1.1'])
})

test('ids are read one by one and together', () => {
  expect(idsIn('[A3] [B2] a door')).toEqual(['A3', 'B2'])
  expect(idsIn('[A3, B2] a door of list[0]')).toEqual(['A3', 'B2'])
  expect(idsIn('a door')).toEqual([])
})
