import { expect, test } from 'bun:test'
import { parseLock } from './lockfile.ts'
import { neededBy, productionTree, resolve } from './tree.ts'

const lock = parseLock(
  JSON.stringify({
    workspaces: {
      'bff/web': { name: '@galleria/bff-web', dependencies: { till: '1.0.0' }, devDependencies: { bench: '1.0.0' } },
      tests: { name: '@galleria/tests', dependencies: { browser: '1.0.0' } },
    },
    packages: {
      '@galleria/bff-web': ['@galleria/bff-web@workspace:bff/web'],
      '@scope/ink': ['@scope/ink@1.0.0', '', {}],
      bench: ['bench@1.0.0', '', {}],
      browser: ['browser@1.0.0', '', {}],
      paper: ['paper@1.0.0', '', {}],
      'printer/paper': ['paper@2.0.0', '', {}],
      printer: [
        'printer@1.0.0',
        '',
        {
          dependencies: { paper: '^2' },
          peerDependencies: { '@scope/ink': '*', toner: '*' },
          optionalPeers: ['toner'],
        },
      ],
      till: ['till@1.0.0', '', { dependencies: { printer: '^1' } }],
      toner: ['toner@1.0.0', '', {}],
    },
  }),
)

test('a package gets the copy that stands nearest to it', () => {
  expect(resolve(lock, 'printer', 'paper')?.version).toBe('2.0.0')
  expect(resolve(lock, 'till', 'paper')?.version).toBe('1.0.0')
})

test('peers that are insisted on are needed, optional ones are not', () => {
  expect(
    neededBy(lock, { key: 'printer', needs: lock.packages.get('printer')?.needs ?? {} }).map(({ key }) => key),
  ).toEqual(['@scope/ink', 'printer/paper'])
})

test('[C6] what runs with the shop is what our packages depend on, and neither their tools nor what tests need', () => {
  expect([...productionTree(lock)].toSorted()).toEqual(['@scope/ink', 'printer', 'printer/paper', 'till'])
})
