import type { GuardReport } from '../breaker/guard.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { type Checks, checkHealth } from './health.ts'

/** What the admin port shows. */
export interface AdminParts {
  readonly host: string
  readonly port: number
  readonly about: Readonly<Record<string, string>>
  readonly world: World
  readonly log: Logger
  readonly metrics: Metrics
  readonly checks: () => Checks
  readonly details: () => Readonly<Record<string, () => unknown>>
  readonly isReady: () => boolean
  readonly guards: () => GuardReport[]
}

/**
 * Opens the admin port, for the supervisor and for Prometheus, never for shoppers:
 * `/health/live` the process runs; `/health/ready` it can serve; `/health` each dependency; `/metrics`; `/breakers`.
 */
export function startAdminServer({
  host,
  port,
  about,
  world,
  log,
  metrics,
  checks,
  details,
  isReady,
  guards,
}: AdminParts): Bun.Server<undefined> {
  async function health(): Promise<Response> {
    const dependencies = await checkHealth(checks(), world)
    const up = isReady() && dependencies.every(({ status }) => status === 'up')
    const told = Object.fromEntries(Object.entries(details()).map(([name, tell]) => [name, tell()]))
    const status = up ? 'up' : 'down'
    return Response.json({ status, ...about, dependencies, details: told }, { status: up ? 200 : 503 })
  }

  return Bun.serve({
    hostname: host,
    port,
    development: false,
    routes: {
      '/health/live': { GET: () => Response.json({ status: 'up' }) },
      '/health/ready': { GET: health },
      '/health': { GET: health },
      '/breakers': { GET: () => Response.json({ breakers: guards() }) },
      '/metrics': {
        GET: async () => {
          const { text, contentType } = await metrics.exposition()
          return new Response(text, { headers: { 'content-type': contentType } })
        },
      },
    },
    fetch: () => new Response('Not found\n', { status: 404 }),
    error: (error) => {
      log.error({ error }, 'the admin port could not answer')
      return new Response('Failed\n', { status: 500 })
    },
  })
}
