import { expect, test } from 'bun:test'
import type { OwnPackage } from '../manifests.ts'
import { installFaults } from './install-rules.ts'
import { lockFaults, manifestFaults } from './lock-rules.ts'
import { parseLock } from './lockfile.ts'

const sum = `sha512-${'A'.repeat(86)}==`
const lockWith = (packages: object) =>
  parseLock(`{
    "workspaces": { "": { "name": "galleria" }, "bff/web": { "name": "@galleria/bff-web" } },
    // A comment, and commas where JSON has none: this is how Bun writes it.
    "packages": ${JSON.stringify({ '@galleria/bff-web': ['@galleria/bff-web@workspace:bff/web'], ...packages })},
  }`)

test.each([
  ['a version of the registry', { hono: ['hono@4.13.19', '', {}, sum] }, []],
  ['no sum', { hono: ['hono@4.13.19', '', {}] }, ['hono has no SHA-512 to be checked against']],
  ['a weak sum', { hono: ['hono@4.13.19', '', {}, 'sha1-abc='] }, ['hono has no SHA-512 to be checked against']],
  [
    'another registry',
    { hono: ['hono@4.13.19', 'https://elsewhere.example/', {}, sum] },
    ['hono comes from the registry "https://elsewhere.example/"'],
  ],
  [
    'a repository',
    { hono: ['hono@git+ssh://git@example.com/hono.git#abc', '', {}, sum] },
    ['hono comes from "git+ssh://git@example.com/hono.git#abc", which is no version of a registry'],
  ],
  [
    'a file',
    { hono: ['hono@file:../hono', '', {}, sum] },
    ['hono comes from "file:../hono", which is no version of a registry'],
  ],
  [
    'a name of ours, out of a registry',
    { '@galleria/till': ['@galleria/till@1.0.0', '', {}, sum] },
    ['@galleria/till is ours, and comes from a registry'],
  ],
  [
    'one of ours that is not there',
    { '@galleria/till': ['@galleria/till@workspace:bff/till'] },
    ['@galleria/till points at bff/till, where no such package is'],
  ],
])('[C1] the lock is judged: %s', (_case, packages, faults) => {
  expect(lockFaults(lockWith(packages))).toEqual(faults)
})

const own = (manifest: Partial<OwnPackage['manifest']>): OwnPackage => ({
  folder: 'bff/web',
  manifest: { name: '@galleria/bff-web', private: true, ...manifest },
})

test.each([
  ['through the catalogue', { hono: 'catalog:' }, []],
  ['a range', { hono: '^4.13.19' }, ['@galleria/bff-web asks for hono as "^4.13.19", which is no exact pin']],
  ['a tag', { hono: 'latest' }, ['@galleria/bff-web asks for hono as "latest", which is no exact pin']],
  ['an alias to one version', { ts: 'npm:typescript@7.0.2' }, []],
  [
    'a name of ours that is none',
    { '@galleria/till': '1.0.0' },
    ['@galleria/bff-web asks for @galleria/till, which is none of ours'],
  ],
  [
    'our own by version',
    { '@galleria/bff-web': '0.1.0' },
    ['@galleria/bff-web asks for our own @galleria/bff-web as "0.1.0", not workspace:*'],
  ],
])('[C1] [C7] a package asks for others by one version only: %s', (_case, dependencies, faults) => {
  expect(manifestFaults([own({ dependencies })], lockWith({}))).toEqual(faults)
})

test('[C7] a package that could be published, or stands outside our scope, is named', () => {
  expect(manifestFaults([own({ private: false })], lockWith({}))).toEqual([
    '@galleria/bff-web is not private, so it could be published',
  ])
  expect(manifestFaults([own({ name: 'bff-web' })], lockWith({}))).toContain('bff-web is outside @galleria/')
})

test('[C1] [C2] an install that is not frozen, not apart, or takes this morning’s releases is named', () => {
  const good = { install: { linker: 'isolated', minimumReleaseAge: 259_200 } }
  const bootstrap = "[process.execPath, 'install', '--frozen-lockfile']"
  expect(installFaults(good, bootstrap)).toEqual([])
  expect(installFaults({}, "[process.execPath, 'install']")).toHaveLength(3)
})
