import type { KeyedAsk } from '../stories/story.ts'
import { fieldsOf } from '../stories/tell.ts'
import type { Subject } from '../subject/subject.ts'
import type { Trial } from '../subject/trial.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { mustRefuse } from './refusal.ts'
import { askableEndpoints, easyAsk } from './requests.ts'

async function keyedAsk(trial: Trial): Promise<KeyedAsk> {
  if (!trial.story.keyed) throw new NotApplicable('none of its asks needs a key')
  return trial.story.keyed(trial)
}

/** The same again. */
export const idempotencyChecks: readonly Check<Subject>[] = [
  {
    name: 'it refuses an ask without a key where one is needed',
    proves: ['SP-IDEM-1'],
    async run(trial) {
      const needing = askableEndpoints(trial).filter(([, { needsKey }]) => needsKey)
      if (needing.length === 0) throw new NotApplicable('none of its asks needs a key')
      for (const [key, { example }] of needing)
        mustRefuse(trial, await trial.ask(key, example.request), 'idempotency-key-missing', `${key} without a key`)
    },
  },
  {
    name: 'it refuses a key that is none',
    proves: ['SP-IDEM-2', 'SP-ERR-4'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      for (const bad of ['short', 'x'.repeat(65), 'sixteen letters, and a space']) {
        const reply = await trial.ask(key, request, { headers: { 'idempotency-key': bad } })
        const fields = mustRefuse(trial, reply, 'invalid-request', `the key “${bad}”`)
        mustBe(fields, ['idempotency-key'], 'the field that is named')
      }
    },
  },
  {
    name: 'it answers alike what is asked twice of an idempotent endpoint',
    proves: ['SP-IDEM-5'],
    async run(trial) {
      for (const [key, make] of Object.entries(trial.granted)) {
        const { idempotent, needsKey } = trial.endpoint(key)
        if (!idempotent || needsKey) continue
        const request = await make()
        const [first, second] = await Promise.all([trial.ask(key, request), trial.ask(key, request)])
        mustBe([first.code, second.code], [undefined, undefined], `the codes of ${key}, asked twice at once`)
      }
    },
  },
]

/** The same again, of what is done once. */
export const keyedChecks: readonly Check[] = [
  {
    name: 'it answers the same under the same key, also when both come at once, and refuses another request under it',
    proves: ['SP-IDEM-3', 'SP-IDEM-4', 'SP-IDEM-5'],
    async run(trial) {
      const { endpoint, request, other, same } = await keyedAsk(trial)
      const headers = { 'idempotency-key': crypto.randomUUID() }
      const both = await Promise.all([
        trial.ask(endpoint, request, { headers }),
        trial.ask(endpoint, request, { headers }),
      ])
      const granted = both.filter(({ code }) => code === undefined)
      must(granted.length > 0, `neither was granted: ${both[0].code}`)
      const busy = both.filter(({ code }) => code !== undefined && code !== 'idempotency-key-in-use')
      must(busy.length === 0, `of two at once one was refused with ${busy[0]?.code}`)
      const again = await trial.ask(endpoint, request, { headers })
      must(again.code === undefined, `the same request under the same key was refused with ${again.code}`)
      const outcomes = new Set([...granted, again].map((reply) => JSON.stringify(same(fieldsOf(reply)))))
      mustBe(outcomes.size, 1, 'how many outcomes one key has')
      const reused = await trial.ask(endpoint, other, { headers })
      mustRefuse(trial, reused, 'idempotency-key-reused', 'another request under the same key')
    },
  },
]
