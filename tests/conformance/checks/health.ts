import type { Subject } from '../subject/subject.ts'
import type { Check } from './check.ts'
import { must, mustBe } from './check.ts'

interface Health {
  readonly status: string
  readonly name: string
  readonly instance: string
  readonly version: string
  readonly rank: string
  readonly dependencies: readonly Dependency[]
  readonly details: unknown
}

/** A dependency as `/health` shows it. */
export interface Dependency {
  readonly name: string
  readonly status: string
  readonly durationMs: number
  readonly reason?: string
}

/** The admin port of a service that is well. */
export const healthChecks: readonly Check<Subject>[] = [
  {
    name: 'it says that it lives',
    proves: ['SP-HEALTH-2'],
    async run(trial) {
      const response = await trial.admin('/health/live')
      mustBe([response.status, await response.json()], [200, { status: 'up' }], '/health/live')
    },
  },
  {
    name: 'it says that it is ready, and how each of its dependencies is',
    proves: ['SP-HEALTH-1', 'SP-HEALTH-3', 'SP-HEALTH-4'],
    async run(trial) {
      for (const path of ['/health/ready', '/health']) {
        const response = await trial.admin(path)
        mustBe(response.status, 200, `the status of ${path}`)
        const told = (await response.json()) as Health
        const { status, name, instance, rank } = told
        const { contract } = trial
        mustBe([status, name, instance, rank], ['up', trial.name, trial.instance, contract.rank], `${path}`)
        must(/^\d+\.\d+\.\d+/.test(told.version), `the version in ${path} is ${told.version}`)
        must(typeof told.details === 'object', `${path} has no details`)
        const names = told.dependencies.map((one) => one.name)
        const wanted = trial.row.keepsStore ? ['bus', 'sqlite'] : ['bus']
        must(
          wanted.every((one) => names.includes(one)),
          `${path} tells of ${names.join(', ')} and not of ${wanted.join(' and ')}`,
        )
        const odd = told.dependencies.find((one) => one.status !== 'up' || typeof one.durationMs !== 'number')
        must(odd === undefined, `${path} tells of ${JSON.stringify(odd)}`)
      }
    },
  },
  {
    name: 'it shows its breakers, and knows no other page',
    proves: ['SP-HEALTH-6'],
    async run(trial) {
      const breakers = await trial.admin('/breakers')
      mustBe(breakers.status, 200, 'the status of /breakers')
      const told = (await breakers.json()) as { breakers: readonly Record<string, unknown>[] }
      must(Array.isArray(told.breakers), '/breakers lists none')
      const odd = told.breakers.find(
        ({ name, state, active, capacity }) =>
          typeof name !== 'string' ||
          !['closed', 'half-open', 'open'].includes(String(state)) ||
          typeof active !== 'number' ||
          typeof capacity !== 'number',
      )
      must(odd === undefined, `/breakers tells of ${JSON.stringify(odd)}`)
      mustBe((await trial.admin('/no-such-page')).status, 404, 'the status of a page that is not there')
    },
  },
]
