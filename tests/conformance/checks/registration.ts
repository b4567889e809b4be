import type { Subject } from '../subject/subject.ts'
import { NoReply } from '../wire/line.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { easyAsk, endpointsOf, freshKey } from './requests.ts'

interface Info {
  readonly type: string
  readonly name: string
  readonly id: string
  readonly version: string
  readonly metadata: Readonly<Record<string, string>>
  readonly endpoints: readonly EndpointInfo[]
}

interface EndpointInfo {
  readonly name: string
  readonly subject: string
  readonly queue_group?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, number>>
  readonly num_requests?: number
}

const languages = ['typescript', 'go', 'python']

async function only<Answer>(trial: Subject, verb: 'PING' | 'INFO' | 'STATS', name = trial.name): Promise<Answer> {
  const answers = await trial.line.registry<Answer>(verb, name)
  mustBe(answers.length, 1, `how many answer $SRV.${verb}.${name}`)
  return answers[0] as Answer
}

/** How it says who it is. */
export const registrationChecks: readonly Check<Subject>[] = [
  {
    name: 'it answers $SRV.PING, INFO and STATS by name and by id',
    proves: ['SP-REG-1'],
    async run(trial) {
      const { id } = await only<Info>(trial, 'INFO')
      for (const [verb, type] of [
        ['PING', 'ping'],
        ['INFO', 'info'],
        ['STATS', 'stats'],
      ] as const) {
        const answer = await only<Info>(trial, verb, `${trial.name}.${id}`)
        mustBe([answer.type, answer.name, answer.id], [`io.nats.micro.v1.${type}_response`, trial.name, id], verb)
      }
    },
  },
  {
    name: 'it registers with version, language, rank, instance and the address of its admin port',
    proves: ['SP-REG-2', 'SP-HEALTH-1'],
    async run(trial) {
      const { version, metadata } = await only<Info>(trial, 'INFO')
      must(/^\d+\.\d+\.\d+/.test(version), `its version is ${version}`)
      must(languages.includes(metadata.language ?? ''), `its language is ${metadata.language}`)
      const { rank, instance, admin = '' } = metadata
      const { contract, adminUrl } = trial
      mustBe([rank, instance], [contract.rank, trial.instance], 'its rank and instance')
      mustBe(new URL(admin || 'http://nowhere').port, new URL(adminUrl).port, 'the port of its admin address')
    },
  },
  {
    name: 'it registers each endpoint of its contract, and no other',
    proves: ['SP-REG-3', 'SP-REQ-1'],
    async run(trial) {
      const { endpoints } = await only<Info>(trial, 'INFO')
      const found = endpoints.map(({ name, subject, queue_group, metadata }) => ({
        name,
        subject,
        queue_group,
        idempotent: metadata?.idempotent,
      }))
      const wanted = endpointsOf(trial).map(([key, { subject, idempotent }]) => ({
        name: key.replaceAll('.', '-'),
        subject,
        queue_group: trial.name,
        idempotent: String(idempotent),
      }))
      mustBe(found.toSorted(bySubject), wanted.toSorted(bySubject), 'the list of its endpoints')
    },
  },
  {
    name: 'it counts in its statistics what it answered, refused and failed at',
    proves: ['SP-REG-4'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const { subject } = trial.endpoint(key)
      const read = async () => {
        const { endpoints } = await only<Info>(trial, 'STATS')
        const data = endpoints.find((one) => one.subject === subject)?.data
        must(data, `$SRV.STATS tells nothing of ${subject}`)
        return data
      }
      const before = await read()
      await trial.ask(key, request, { headers: freshKey() })
      await trial.ask(key, 'nonsense')
      await trial.ask(key, request, { headers: { 'timeout-ms': '0' } })
      const after = await read()
      for (const count of ['answered', 'refused', 'failed', 'totalMs']) {
        const grew = (after[count] ?? Number.NaN) - (before[count] ?? Number.NaN)
        must(grew >= (count === 'totalMs' ? 0 : 1), `${count} went from ${before[count]} to ${after[count]}`)
      }
    },
  },
  {
    name: 'it answers nothing beside its contract',
    proves: ['SP-REG-3', 'SP-BUS-3'],
    async run(trial) {
      const answered = await trial.line.ask(`svc.${trial.context}.no-such.thing`, '{}', {}, 1_000).catch(noReply)
      mustBe(answered, 'nobody-there', 'what comes of an ask that is in no contract')
    },
  },
  {
    name: 'it answers once, however many it could be',
    proves: ['SP-REQ-1'],
    async run(trial) {
      const { endpoints } = await only<Info>(trial, 'INFO')
      if (endpoints.length === 0) throw new NotApplicable('it has no endpoint')
      mustBe([...new Set(endpoints.map(({ queue_group }) => queue_group))], [trial.name], 'its queue groups')
    },
  },
]

function bySubject(a: { readonly subject: string }, b: { readonly subject: string }): number {
  return a.subject < b.subject ? -1 : 1
}

function noReply(error: unknown): string {
  if (error instanceof NoReply) return error.why
  throw error
}
