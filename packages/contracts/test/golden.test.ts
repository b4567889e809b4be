import { describe, expect, test } from 'bun:test'
import { Ajv2020 } from 'ajv/dist/2020'
import type { z } from 'zod'
import { goldenOf } from '../export/golden/golden.ts'
import { openSchema, requestSchema } from '../export/json-schema.ts'
import { contracts } from '../src/all.ts'

// Formats say what is meant; the patterns beside them are what is checked.
const ajv = new Ajv2020({ validateFormats: false, strictTypes: false })
const cases = contracts.flatMap((contract) => {
  const golden = goldenOf(contract)
  return Object.entries(contract.endpoints).map(([key, endpoint]) => {
    const documents = golden.endpoints[key]
    if (!documents) throw new Error(`nothing golden for ${contract.context}.${key}`)
    return [`${contract.context}.${key}`, endpoint, documents] as const
  })
})
const facts = contracts.flatMap((contract) => {
  const golden = goldenOf(contract)
  return Object.entries(contract.events).map(([key, event]) => {
    const documents = golden.events[key]
    if (!documents) throw new Error(`nothing golden for ${contract.context}.${key}`)
    return [`${contract.context}.${key}`, event, documents] as const
  })
})

const refused = (check: (document: unknown) => boolean, documents: readonly unknown[]) =>
  documents.filter((document) => !check(document))

/** The fields that an error is about, as SP-ERR-4 writes them. */
function fieldsOf(error: z.ZodError | undefined): string[] {
  const paths = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  )
  return [...new Set(paths.map((path) => path.join('.') || '(body)'))]
}

describe.each(cases)('%s', (_name, { request, reply }, { requests, replies, invalidRequests }) => {
  const [asked, answered] = [ajv.compile(requestSchema(request)), ajv.compile(openSchema(reply))]

  test('what is golden keeps to the contract, and to its schema', () => {
    expect(refused((document) => request.safeParse(document).success, requests)).toEqual([])
    expect(refused((document) => reply.safeParse(document).success, replies)).toEqual([])
    expect(refused((document) => asked(document), requests)).toEqual([])
    expect(refused((document) => answered(document), replies)).toEqual([])
  })

  test('each bad request is refused by both, and the contract names the field that it says', () => {
    for (const { about, field, request: bad } of invalidRequests) {
      expect([about, bad, fieldsOf(request.safeParse(bad).error)]).toEqual([about, bad, [field]])
      expect([about, bad, asked(bad)]).toEqual([about, bad, false])
    }
  })
})

test.each(facts)('%s: what is golden is heard, and what is not golden is not', (_name, { data }, documents) => {
  const check = ajv.compile(openSchema(data))
  expect(refused((document) => data.safeParse(document).success, documents.data)).toEqual([])
  expect(refused((document) => check(document), documents.data)).toEqual([])
  expect(documents.invalidData.length).toBeGreaterThan(5)
  expect(refused((document) => !data.safeParse(document).success, documents.invalidData)).toEqual([])
  expect(refused((document) => !check(document), documents.invalidData)).toEqual([])
})
