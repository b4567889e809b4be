import { expect, test } from 'bun:test'
import { join } from 'node:path'
import asyncApiSchema from '@asyncapi/specs/schemas/3.1.0.json'
import { Ajv } from 'ajv'
import { asyncApi } from '../export/asyncapi/document.ts'
import { contracts } from '../src/all.ts'

type Json = { readonly [field: string]: Json | undefined }

const file = join(import.meta.dir, '../../../docs/asyncapi.yaml')
const document = Bun.YAML.parse(await Bun.file(file).text()) as Json

/** What a reference within the document leads to. */
function followed(reference: string): Json | undefined {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce<Json | undefined>((value, step) => value?.[step], document)
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : []
  return [...own, ...Object.values(value).flatMap(references)]
}

test('docs/asyncapi.yaml is what the contracts say now (bun run contracts:export)', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(asyncApi(contracts))))
})

test('it is an AsyncAPI document, by the schema of the AsyncAPI initiative', () => {
  // The schema brings the meta schema along that it is checked by.
  const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false })
  const check = ajv.compile(asyncApiSchema)
  check(document)
  expect(check.errors?.slice(0, 5) ?? []).toEqual([])
  expect(check({ ...document, operations: { 'audit.entry.list': { action: 'answer' } } })).toBe(false)
})

test('whatever it refers to is there', () => {
  const all = references(document)
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter((reference) => followed(reference) === undefined)).toEqual([])
})

test('every endpoint and every event is an operation of it, on its own subject', () => {
  const wanted = contracts.flatMap(({ context, endpoints, events }) =>
    [...Object.keys(endpoints), ...Object.keys(events)].map((key) => `${context}.${key}`),
  )
  expect(Object.keys(document.operations ?? {}).toSorted()).toEqual(wanted.toSorted())
  const addresses = Object.values(document.channels ?? {}).flatMap((channel) => channel?.address ?? [])
  expect(new Set(addresses).size).toBe(wanted.length)
})
