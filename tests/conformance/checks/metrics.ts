import { sumOf } from '../../support/scrape.ts'
import type { Subject } from '../subject/subject.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { settingsOf } from './reactions.ts'
import { easyAsk, freshKey, methodOf } from './requests.ts'
import { samplesOf } from './samples.ts'

const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const duration = 'rpc_server_call_duration_seconds'
const idLike = /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}/

async function mustShow(trial: Subject, names: readonly string[]): Promise<void> {
  const shown = new Set((await samplesOf(trial)).map(({ name }) => name))
  const missing = names.filter((name) => !shown.has(name))
  must(missing.length === 0, `/metrics does not show ${missing.join(', ')}`)
}

/** What it counts. */
export const metricsChecks: readonly Check<Subject>[] = [
  {
    name: 'it counts each ask by its method and by what became of it',
    proves: ['SP-MET-2', 'SP-MET-3'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const rpc_method = methodOf(trial, key)
      const counts = async () => {
        const samples = await samplesOf(trial)
        return {
          well: sumOf(samples, `${duration}_count`, { rpc_method, error_type: '' }),
          late: sumOf(samples, `${duration}_count`, { rpc_method, error_type: 'deadline-exceeded' }),
          refused: sumOf(samples, 'galleria_refusals_total', { rpc_method, code: 'malformed-body' }),
          outages: sumOf(samples, 'galleria_refusals_total', { rpc_method, code: 'deadline-exceeded' }),
        }
      }
      const before = await counts()
      await trial.ask(key, request, { headers: freshKey() })
      await trial.ask(key, 'nonsense')
      await trial.ask(key, request, { headers: { 'timeout-ms': '0' } })
      const after = await counts()
      must(
        after.well >= before.well + 2,
        `${duration}_count without an error went from ${before.well} to ${after.well}`,
      )
      must(
        after.late >= before.late + 1,
        `${duration}_count of deadline-exceeded went from ${before.late} to ${after.late}`,
      )
      must(after.refused >= before.refused + 1, `galleria_refusals_total of malformed-body stays at ${after.refused}`)
      must(
        after.outages >= before.outages + 1,
        `galleria_refusals_total of deadline-exceeded stays at ${after.outages}`,
      )
      const les = (await samplesOf(trial))
        .filter(({ name, labels }) => name === `${duration}_bucket` && labels.rpc_method === rpc_method)
        .map(({ labels }) => Number(labels.le?.replace('+Inf', 'Infinity')))
      mustBe(
        [...new Set(les)].filter(Number.isFinite).toSorted((a, b) => a - b),
        buckets,
        `the buckets of ${duration}`,
      )
    },
  },
  {
    name: 'it puts its name on every sample, and ids on none',
    proves: ['SP-MET-1', 'SP-MET-8'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      await trial.ask(key, request, { headers: freshKey() })
      const samples = await samplesOf(trial)
      const nameless = samples.find(({ labels }) => labels.service !== trial.name)
      must(nameless === undefined, `${nameless?.name} has the service ${nameless?.labels.service ?? 'missing'}`)
      const odd = samples.find(({ labels }) => Object.values(labels).some((value) => idLike.test(value)))
      must(odd === undefined, `${odd?.name} has an id among its labels: ${JSON.stringify(odd?.labels)}`)
    },
  },
  {
    name: 'it shows how much of the audit is waiting',
    proves: ['SP-MET-6'],
    run: (trial) => mustShow(trial, ['galleria_audit_pending']),
  },
]

/** What it counts of events: after there were some of each kind, since a counter that never counted need not be shown. */
export const metricsOfEventsChecks: readonly Check[] = [
  {
    name: 'it shows what it has announced, and what is waiting to be',
    proves: ['SP-MET-4'],
    async run(trial) {
      if (!trial.contract.stream) throw new NotApplicable('it announces nothing')
      await mustShow(trial, ['galleria_outbox_pending', 'galleria_events_published_total'])
    },
  },
  {
    name: 'it shows what became of the events it heard',
    proves: ['SP-MET-5'],
    async run(trial) {
      if (trial.row.hears.length === 0) throw new NotApplicable('it hears no events')
      const samples = await samplesOf(trial)
      for (const { durable: consumer } of settingsOf(trial)) {
        for (const name of ['galleria_events_processed_total', 'galleria_dead_letters_total'])
          must(sumOf(samples, name, { consumer }) > 0, `/metrics has counted nothing in ${name} of ${consumer}`)
      }
    },
  },
]
