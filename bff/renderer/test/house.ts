import { createService } from '@galleria/chassis'
import type { RenderedPage } from '@galleria/contracts/rendering'
import { startBroker } from '@galleria/testkit'
import { startRenderer } from '../service.ts'
import { fakePublication } from './published.ts'

/** A question as the web BFF saw it. */
export interface SeenByBff {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

/** A span as a collector gets it. */
export interface SeenSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly failed: boolean
}

/** A page asked for by whoever plays the gateway. */
export interface PageAsked {
  readonly target: string
  readonly locale?: string
  readonly cookie?: string
  readonly [more: string]: unknown
}

/** The renderer on a real broker, with a stand-in for the web BFF that reports what it sees, and a collector of spans. */
export async function startHouse(env: Readonly<Record<string, string>> = {}) {
  const broker = await startBroker()
  const publication = fakePublication(broker.publisher)
  const collector = collectSpans()
  const asked: SeenByBff[] = []
  const gate = Promise.withResolvers<void>()
  const bff = await createService({ name: 'bff-web', env: broker.env('bff-web') })
  await bff.start({ http: { fetch: (request) => answer(request, asked, gate.promise), maxBodyBytes: 1_000 } })
  const variables = broker.env('renderer', {
    FRONTENDS_DIR: publication.folder,
    PUBLIC_ORIGIN: 'https://shop.example',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    ...env,
  })

  return {
    ...publication,
    broker,
    variables,
    bff,
    asked,
    spans: collector.spans,
    start: () => startRenderer(variables),
    /** Whoever asks for `/api/web/hangs` is answered once this was called. */
    release: gate.resolve,
    async close() {
      gate.resolve()
      await bff.stop()
      await broker.stop()
      await collector.stop()
      publication.remove()
    },
  }
}

/** Asks for a page as the gateway does. */
export async function askPage(url: string | undefined, asked: PageAsked, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ locale: 'en', ...asked }),
  })
  return {
    status: response.status,
    headers: response.headers,
    page: (await response.json()) as RenderedPage & { code: string },
  }
}

async function answer(request: Request, asked: SeenByBff[], released: Promise<void>): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  asked.push({ target: pathname + search, headers: Object.fromEntries(request.headers) })
  if (pathname.endsWith('/hangs')) await released
  return Response.json({ said: `answer ${asked.length}` })
}

function collectSpans() {
  const spans: SeenSpan[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const sent = (await request.json()) as {
        resourceSpans: {
          scopeSpans: { spans: (SeenSpan & { attributes: WireAttribute[]; status: { code: number } })[] }[]
        }[]
      }
      for (const span of sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
        spans.push({ ...span, attributes: plain(span.attributes), failed: span.status.code === 2 })
      return Response.json({})
    },
  })
  return { url: `http://127.0.0.1:${server.port}`, spans, stop: () => server.stop(true) }
}

interface WireAttribute {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

function plain(attributes: readonly WireAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
