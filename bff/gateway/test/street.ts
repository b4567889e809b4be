import { createService } from '@galleria/chassis'
import { eventStreamHeaders } from '@galleria/chassis/http/event-stream'
import { startBroker } from '@galleria/testkit'
import { startGateway } from '../service.ts'
import { createFakeRenderer } from './fake-renderer.ts'
import { publishedFolder } from './published.ts'

/** A request as the BFF behind the gateway saw it. */
export interface SeenByBff {
  readonly instance: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The streams that the stand-ins hold open, so that a test can say something through them. */
export type Held = Set<{ readonly say: (text: string) => void; readonly finish: () => void }>

/** A front door on a real broker, with a published folder, and stand-ins for the web BFF that report what they see. */
export async function startStreet(env: Readonly<Record<string, string>> = {}) {
  const broker = await startBroker()
  const published = publishedFolder(undefined, broker.publisher)
  const gateway = await startGateway(broker.env('gateway', { FRONTENDS_DIR: published.folder, ...env }))
  const renderer = createFakeRenderer(broker)
  const opened = new Map<string, { stop(): Promise<void> }>()
  const held: Held = new Set()

  return {
    published,
    gateway,
    broker,
    held,
    renderer,
    async openRenderer(instance: string) {
      const service = await renderer.open(instance)
      opened.set(instance, service)
      return service
    },
    url: gateway.httpUrl ?? '',
    /** Opens an instance of the BFF. What a request's `?do=` says, it does; otherwise it reports. */
    async openBff(instance: string) {
      const service = await createService({ name: 'bff-web', env: broker.env('bff-web', { INSTANCE: instance }) })
      await service.start({ http: { fetch: (request) => behave(request, instance, held), maxBodyBytes: 1_000_000 } })
      opened.set(instance, service)
      return service
    },
    stop: async (instance: string) => opened.get(instance)?.stop(),
    async close() {
      for (const service of [...opened.values()].reverse()) await service.stop()
      await gateway.stop()
      published.remove()
      await broker.stop()
    },
  }
}

/** Reads a reply on, a piece at a time; nothing at the end. */
export function reader(response: Response) {
  const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  return { next: async () => (await pieces?.read())?.value, leave: () => pieces?.cancel() }
}

async function behave(request: Request, instance: string, held: Held): Promise<Response> {
  const url = new URL(request.url)
  const task = url.searchParams.get('do')
  if (task === 'stream') return new Response(hold(held, 'first '))
  if (task === 'events') return new Response(hold(held, 'retry: 2000\n\n'), { headers: eventStreamHeaders })
  if (task === 'lead-on') return new Response(null, { status: 303, headers: { location: '/cart' } })
  if (task === 'gzip') return new Response(Bun.gzipSync('squeezed'), { headers: { 'content-encoding': 'gzip' } })
  const seen: SeenByBff = {
    instance,
    method: request.method,
    target: url.pathname + url.search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
  return Response.json(seen, { headers: { 'set-cookie': 'a=1; Path=/', server: 'a bff' } })
}

function hold(held: Held, first: string): ReadableStream<string> {
  let letGo = () => {}
  return new ReadableStream({
    start(stream) {
      const finish = () => {
        letGo()
        stream.close()
      }
      const one = { say: (text: string) => stream.enqueue(text), finish }
      letGo = () => void held.delete(one)
      held.add(one)
      one.say(first)
    },
    cancel: () => letGo(),
  })
}
