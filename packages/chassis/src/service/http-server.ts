import { problem } from '@galleria/contracts/problem'
import { within } from '../deadline.ts'
import { isEventStream } from '../http/event-stream.ts'
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

/**
 * Opens the HTTP port of a process at the edge, with TLS where it has a certificate. What is thrown past its app is a bug, and
 * nobody outside is told more.
 */
export function startHttpServer(
  { fetch, maxBodyBytes, onClosing }: HttpPart,
  settings: ServiceSettings,
  clock: Clock,
  log: Logger,
): HttpServer {
  const { HOST, HTTP_PORT } = settings
  const tls = certificateOf(settings)
  const server = Bun.serve({
    hostname: HOST,
    port: HTTP_PORT,
    ...(tls ? { tls } : {}),
    async fetch(request, own) {
      const response = await fetch(request, own)
      // A reader of a stream sends nothing, and Bun was seen to cut streams off that wrote well within its idle timeout.
      if (isEventStream(response)) own.timeout(request, 0)
      return response
    },
    maxRequestBodySize: maxBodyBytes,
    idleTimeout: 30,
    development: false,
    error(error) {
      log.error({ error }, 'a request failed outside of the app')
      return problemResponse(problem('internal'))
    },
  })
  return {
    url: `${tls ? 'https' : 'http'}://${HOST}:${server.port}`,
    async stop(withinMs) {
      try {
        const stopped = server.stop()
        onClosing?.()
        await within(clock, withinMs, stopped, () => new Error(`requests hang on after ${withinMs} ms`))
      } catch (error) {
        log.warn({ error }, 'requests were cut off')
        await server.stop(true)
      }
    },
  }
}

/** @throws when there is a certificate without its key, or a key without its certificate. */
function certificateOf({ HTTP_CERT_FILE: certificate, HTTP_KEY_FILE: key }: ServiceSettings) {
  if (!certificate && !key) return undefined
  if (!certificate || !key) throw new Error('HTTP_CERT_FILE and HTTP_KEY_FILE go together')
  return { cert: Bun.file(certificate), key: Bun.file(key) }
}
