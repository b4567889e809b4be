import { inTime } from '../../support/patience.ts'
import type { Subject } from '../subject/subject.ts'
import type { Reply } from '../wire/line.ts'
import { breach } from '../wire/schemas.ts'
import type { Check } from './check.ts'
import { meanwhile, must, mustBe, NotApplicable } from './check.ts'
import { everybodysCodes, mustBeProblem } from './refusal.ts'
import { askableEndpoints, easyAsk, freshKey, newTrace } from './requests.ts'

/** What a service answers when it is asked as it should be. */
export const answerChecks: readonly Check<Subject>[] = [
  {
    name: 'it answers every example of its contract, by its schema or with a refusal that it lists',
    proves: ['SP-REQ-1', 'SP-REQ-2', 'SP-ERR-1', 'SP-ERR-2'],
    async run(trial) {
      await Promise.all(
        askableEndpoints(trial)
          .filter(([key]) => trial.mayAsk(key))
          .map(async ([key, { example, reply: schema, refusals, access }]) => {
            const reply = await inTime(() => trial.ask(key, example.request, { headers: freshKey() }), isLate)
            if (reply.code === undefined) {
              const wrong = breach(schema, JSON.parse(reply.text))
              must(wrong === undefined, `the reply of ${key} breaks its schema: ${wrong}`)
              must(reply.status === undefined, `${key} was granted with a Nats-Service-Error-Code`)
              return
            }
            mustBeProblem(trial.problems, reply, `the example of ${key}`)
            const conceals = access.kind === 'roles' ? (access.conceals ?? 'not-found') : ''
            const listed = refusals.includes(reply.code) || everybodysCodes.has(reply.code) || reply.code === conceals
            must(listed, `${key} refuses its example with ${reply.code}, which its contract does not list`)
            must(Number(reply.status) < 500, `${key} fails at its own example with ${reply.code}`)
          }),
      )
    },
  },
  {
    name: 'it grants what can be granted, with replies that keep to their schemas',
    proves: ['SP-REQ-2', 'SP-REQ-11'],
    async run(trial) {
      const asks = Object.entries(trial.granted)
      if (asks.length === 0) throw new NotApplicable('nothing is known of what it grants')
      await Promise.all(
        asks.map(async ([key, make]) => {
          const reply = await trial.ask(key, await make(), { headers: freshKey() })
          must(reply.code === undefined, `${key} was refused with ${reply.code}: ${reply.text.slice(0, 200)}`)
          const wrong = breach(trial.endpoint(key).reply, JSON.parse(reply.text))
          must(wrong === undefined, `the reply of ${key} breaks its schema: ${wrong}`)
        }),
      )
    },
  },
  {
    name: 'it takes white space around a request, and whole numbers written as 1.0',
    proves: ['SP-REQ-3'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const text = JSON.stringify(request)
      const spaced = await trial.ask(key, ` \n\t${text} \r\n`, { headers: freshKey() })
      mustBe(spaced.code, undefined, 'the code of a request with white space around it')
      const dotted = await trial.ask(key, text.replaceAll(/(?<=[:[,])(\d+)(?=[,}\]])/g, '$1.0'), {
        headers: freshKey(),
      })
      mustBe(dotted.code, undefined, 'the code of a request with its numbers written as 1.0')
    },
  },
  {
    name: 'it ignores headers that make no sense or that nobody knows',
    proves: ['SP-HDR-1', 'SP-HDR-2', 'SP-BUD-2'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const odd = { 'timeout-ms': 'soon', priority: 'royal', traceparent: '00-zz-zz-01', 'x-odd': 'so', baggage: '=;=' }
      const reply = await trial.ask(key, request, { headers: { ...freshKey(), ...odd } })
      mustBe(reply.code, undefined, 'the code of a request with odd headers')
    },
  },
]

/** What a service answers meanwhile. */
export const errandAnswerChecks: readonly Check[] = [
  {
    name: 'it answers others while one waits',
    proves: ['SP-REQ-12'],
    async run(trial) {
      const { errand } = trial.story
      if (!errand) throw new NotApplicable('nothing that it answers has to wait for somebody whom the kit plays')
      const { key, request } = await easyAsk(trial)
      const { traceId, headers } = newTrace()
      trial.neighbours.slowBy(400, traceId)
      const sent = { headers: { ...freshKey(), ...headers } }
      const slow = meanwhile(trial.ask(errand.endpoint, errand.request(), sent).then(() => 'slow'))
      const quick = meanwhile(trial.ask(key, request, { headers: freshKey() }).then(() => 'quick'))
      mustBe(await Promise.race([slow, quick]), 'quick', 'the one that was answered first')
      await slow
    },
  },
]

const isLate = ({ code }: Reply): boolean => code === 'deadline-exceeded'
