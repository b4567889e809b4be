import type { Subject } from '../subject/subject.ts'
import { readGolden } from '../wire/contract-document.ts'
import type { Reply } from '../wire/line.ts'
import type { Check } from './check.ts'
import { must, mustBe } from './check.ts'
import { mustRefuse } from './refusal.ts'
import { askableEndpoints, easyAsk, freshKey, guardedEndpoints } from './requests.ts'

const longest = 262_144
const unknownField = 'unheardOf'
const nothingKnown = { requests: [], invalidRequests: [] }

/** Asks as somebody who may, be the request as bad as it likes. */
async function send(trial: Subject, key: string, body: unknown): Promise<Reply> {
  return trial.ask(key, body, { headers: freshKey() })
}

/** A list in a list in a list. */
function nested(levels: number): string {
  return `{"${unknownField}":${'['.repeat(levels)}${']'.repeat(levels)}}`
}

/** What a service says to what it cannot take. */
export const badInputChecks: readonly Check<Subject>[] = [
  {
    name: 'it refuses what is not JSON',
    proves: ['SP-REQ-5', 'SP-ERR-1'],
    async run(trial) {
      for (const [key] of askableEndpoints(trial)) {
        for (const body of ['', '{"a":', 'nonsense', "{'a':1}", '{} {}'])
          mustRefuse(trial, await send(trial, key, body), 'malformed-body', `${JSON.stringify(body)} sent to ${key}`)
      }
    },
  },
  {
    name: 'it refuses bodies that are too long, and looks at those that are not',
    proves: ['SP-REQ-4'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const text = JSON.stringify(request)
      const tooLong = await send(trial, key, text.padEnd(longest + 1))
      mustRefuse(trial, tooLong, 'body-too-large', `a body of ${longest + 1} characters`)
      const longEnough = await send(trial, key, text.padEnd(longest))
      mustBe(longEnough.code, undefined, `the code of a body of ${longest} characters`)
    },
  },
  {
    name: 'it refuses a field that it does not know, and names it',
    proves: ['SP-REQ-6', 'SP-REQ-7', 'SP-ERR-4', 'SP-ERR-6'],
    async run(trial) {
      for (const [key, { example }] of askableEndpoints(trial)) {
        const reply = await send(trial, key, { ...example.request, [unknownField]: 1 })
        const fields = mustRefuse(trial, reply, 'invalid-request', `an unknown field sent to ${key}`)
        must(
          fields.includes(unknownField),
          `${key} does not name the unknown field, but ${fields.join(', ') || 'none'}`,
        )
      }
    },
  },
  {
    name: 'it refuses every bad request of the golden documents, and names the field that is wrong',
    proves: ['SP-REQ-6', 'SP-REQ-7', 'SP-ERR-4', 'SP-ERR-6'],
    async run(trial) {
      const { endpoints } = await readGolden(trial.context)
      for (const [key] of askableEndpoints(trial)) {
        const { invalidRequests } = endpoints[key] ?? nothingKnown
        const replies = await Promise.all(
          invalidRequests.map(({ request }) => send(trial, key, JSON.stringify(request))),
        )
        for (const [at, { about, field }] of invalidRequests.entries()) {
          const when = `${key} with ${field} ${about}`
          const fields = mustRefuse(trial, replies[at] as Reply, 'invalid-request', when)
          must(fields.includes(field), `of ${when} it names ${fields.join(', ') || 'no field'}`)
        }
      }
    },
  },
  {
    name: 'it takes every good request of the golden documents',
    proves: ['SP-REQ-3'],
    async run(trial) {
      const { endpoints } = await readGolden(trial.context)
      for (const [key] of askableEndpoints(trial)) {
        if (!trial.mayAsk(key)) continue
        const { requests } = endpoints[key] ?? nothingKnown
        const replies = await Promise.all(requests.map((request) => send(trial, key, JSON.stringify(request))))
        const listed = trial.endpoint(key).refusals.includes('invalid-request')
        for (const { code, text } of replies)
          must(
            listed || (code !== 'invalid-request' && code !== 'malformed-body'),
            `${key} refuses a good request: ${text}`,
          )
      }
    },
  },
  {
    name: 'it reads sixty-four levels, refuses what is too deep for it, and goes on',
    proves: ['SP-REQ-8', 'SP-REQ-11'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const fields = mustRefuse(trial, await send(trial, key, nested(62)), 'invalid-request', 'sixty-four levels')
      must(fields.includes(unknownField), 'sixty-four levels were not read')
      for (const levels of [10_000, 120_000]) {
        const reply = await send(trial, key, nested(levels))
        const isRefused = reply.code === 'invalid-request' || reply.code === 'malformed-body'
        must(isRefused, `${levels} levels were answered with ${reply.code}`)
      }
      mustBe((await send(trial, key, request)).code, undefined, 'the code of a good request after a deep one')
    },
  },
  {
    name: 'it names twenty fields at most, each by eighty characters at most',
    proves: ['SP-ERR-4', 'SP-ERR-5'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`unheardOf${at}`, at]))
      const named = mustRefuse(trial, await send(trial, key, { ...request, ...many }), 'invalid-request', '50 fields')
      must(named.length >= 1 && named.length <= 20, `${named.length} fields are named`)
      const long = { ...request, [`x${'y'.repeat(300)}`]: 1 }
      const [field = ''] = mustRefuse(trial, await send(trial, key, long), 'invalid-request', 'a long name')
      mustBe(field.length, 80, 'the length of the name of a field')
    },
  },
  {
    name: 'it does not repeat what was sent to it, neither in problems nor in the log',
    proves: ['SP-ERR-3', 'SP-LOG-8'],
    async run(trial) {
      const canary = `canary-${crypto.randomUUID()}`
      const replies = await Promise.all(
        askableEndpoints(trial).flatMap(([key, { example }]) =>
          Object.keys({ ...example.request, [unknownField]: 1 }).map((field) =>
            send(trial, key, { ...example.request, [field]: [{ canary }] }),
          ),
        ),
      )
      const told = replies.find(({ text }) => text.includes(canary))
      must(told === undefined, `a problem repeats what was sent: ${told?.text.slice(0, 200)}`)
      const line = trial.lines().find((one) => one.includes(canary))
      must(line === undefined, `the log repeats what was sent: ${line?.slice(0, 200)}`)
    },
  },
  {
    name: 'it says the first thing that is wrong, in the order of the protocol',
    proves: ['SP-REQ-10', 'SP-BUD-3'],
    async run(trial) {
      const spent = { 'timeout-ms': '0' }
      for (const [key, { access, needsKey }] of askableEndpoints(trial)) {
        const late = await trial.ask(key, 'nonsense', { headers: spent, authorization: 'none' })
        mustRefuse(trial, late, 'deadline-exceeded', `an ask of ${key} that is wrong in every way, and late`)
        if (access.kind !== 'open') {
          const stranger = await trial.ask(key, 'nonsense', { authorization: 'none' })
          mustRefuse(trial, stranger, 'not-authenticated', `an ask of ${key} by nobody that is not JSON`)
        }
        if (needsKey) {
          const keyless = await trial.ask(key, { [unknownField]: 1 })
          mustRefuse(trial, keyless, 'invalid-request', `an ask of ${key} without a key that breaks the schema`)
        }
      }
    },
  },
  {
    name: 'it tells a stranger nothing of its rules',
    proves: ['SP-REQ-10', 'SP-SEC-1'],
    async run(trial) {
      const told = await Promise.all(
        guardedEndpoints(trial).map(([key]) => trial.ask(key, 'nonsense', { authorization: 'none' })),
      )
      for (const reply of told) mustRefuse(trial, reply, 'not-authenticated', 'an ask by nobody')
      mustBe(new Set(told.map(({ text }) => text)).size, 1, 'how many things nobody is told')
    },
  },
]
