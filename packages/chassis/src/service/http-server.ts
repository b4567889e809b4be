import { problem } from '@galleria/contracts/problem'
import { within } from '../deadline.ts'
import { problemResponse } from '../http/problem-response.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { HttpPart } from './service.ts'
import type { ServiceSettings } from './settings.ts'

/** A process's open HTTP port. */
export interface HttpServer {
  readonly url: string
  /** Closes the door and waits for the requests inside, `withinMs` at most; then cuts off those that hang on. */
  stop(withinMs: number): Promise<void>
}

/** Opens the HTTP port of a process at the edge. What is thrown past its app is a bug, and nobody outside is told more. */
export function startHttpServer(
  { fetch, maxBodyBytes }: HttpPart,
  { HOST, HTTP_PORT }: ServiceSettings,
  clock: Clock,
  log: Logger,
): HttpServer {
  const server = Bun.serve({
    hostname: HOST,
    port: HTTP_PORT,
    fetch,
    maxRequestBodySize: maxBodyBytes,
    idleTimeout: 30,
    development: false,
    error(error) {
      log.error({ error }, 'a request failed outside of the app')
      return problemResponse(problem('internal'))
    },
  })
  return {
    url: `http://${HOST}:${server.port}`,
    async stop(withinMs) {
      try {
        await within(clock, withinMs, server.stop(), () => new Error(`requests hang on after ${withinMs} ms`))
      } catch (error) {
        log.warn({ error }, 'requests were cut off')
        await server.stop(true)
      }
    },
  }
}
