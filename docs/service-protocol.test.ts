import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { Glob } from 'bun'
import { hashOf } from '../packages/chassis/src/audit/chain.ts'
import { failPoints } from '../packages/chassis/src/faults/fail-points.ts'
import { serviceSettings } from '../packages/chassis/src/service/settings.ts'
import { inventory } from '../packages/contracts/src/inventory.ts'
import { Problem, problem, problems } from '../packages/contracts/src/problem.ts'
import { protocolPage, readRequirements } from './requirements.ts'

const chassis = join(import.meta.dir, '../packages/chassis/src')
const text = await Bun.file(protocolPage).text()
const requirements = await readRequirements()

/** The JSON documents that stand in a line of their own in the examples. */
const examples = text
  .split('\n')
  .flatMap((line) => (/^\{.*\}$/.test(line) && !line.includes('…') ? [JSON.parse(line) as unknown] : []))

test('requirements are numbered for good: from one, without gaps, each number once', () => {
  const byArea = Map.groupBy(requirements, ({ area }) => area)
  expect(byArea.size).toBeGreaterThan(15)
  for (const [area, ones] of byArea) expect(ones.map(({ id }) => id)).toEqual(ones.map((_, i) => `SP-${area}-${i + 1}`))
})

test('whatever is numbered binds somebody, and a reference leads to a number', () => {
  const ids = new Set(requirements.map(({ id }) => id))
  expect(text.match(/^- \*\*SP-/gm)?.length).toBe(ids.size)
  const mentioned = [...text.matchAll(/SP-[A-Z]+-\d+/g)].map(([id]) => id)
  expect(mentioned.filter((id) => !ids.has(id))).toEqual([])
})

test('a refusal on the page is one that the contracts have', () => {
  const section = text.slice(text.indexOf('SP-ERR-2'), text.indexOf('SP-ERR-3'))
  const codes = [...section.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code).filter((code) => code !== 'conceals')
  expect(codes.length).toBeGreaterThan(8)
  expect(codes.filter((code) => !(code in problems))).toEqual([])
})

test('the examples are what they are said to be', () => {
  const refusal = Problem.parse(examples.find((example) => (example as { code?: string }).code === 'out-of-stock'))
  expect(refusal).toMatchObject(problem('out-of-stock'))
  const { request, reply } = inventory.endpoints['stock.list']
  expect(examples.some((example) => request.safeParse(example).success)).toBe(true)
  expect(examples.some((example) => reply.safeParse(example).success)).toBe(true)
  const { data } = inventory.events['reservation.committed']
  expect(examples.some((example) => data.safeParse(example).success)).toBe(true)
})

test('the entry of the audit on the page is sealed as the page says', () => {
  const [, body, previous, hash] =
    /\{"body":("(?:\\.|[^"\\])*"),"previous":"(\w{64})","hash":"(\w{64})"/.exec(text) ?? []
  expect(hashOf(previous ?? '', JSON.parse(body ?? '""'))).toBe(hash ?? '')
})

test('every variable that a service is configured by has a row', () => {
  // An edge serves HTTP with them; a service has its admin port only.
  const ofEdges = ['HTTP_CERT_FILE', 'HTTP_KEY_FILE']
  const names = Object.keys(serviceSettings).filter((name) => !ofEdges.includes(name))
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('every metric of the chassis that any service shows has a row', async () => {
  const folders = ['service', 'client', 'breaker', 'audit', 'telemetry']
  const files = folders.flatMap((folder) => [...new Glob(`${folder}/*.ts`).scanSync({ cwd: chassis, absolute: true })])
  const sources = await Promise.all(
    files.filter((file) => !file.includes('.test.')).map((file) => Bun.file(file).text()),
  )
  const names = sources.flatMap((source) =>
    [...source.matchAll(/name: '((?:galleria|rpc)_\w+)'/g)].map(([, name]) => name),
  )
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('the fail points on the page are the chassis’ own', () => {
  const section = text.slice(text.indexOf('SP-CFG-5'))
  const named = [...section.slice(0, section.indexOf('\n')).matchAll(/`((?:before|after)-[a-z-]+)`/g)].map(([, n]) => n)
  expect(named.length).toBeGreaterThan(4)
  expect(named.filter((name) => !failPoints.some((point) => point === name))).toEqual([])
})
