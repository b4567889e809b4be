import { createService } from '@galleria/chassis'
import type { Service } from '@galleria/chassis/service/service'
import { PageRequest, type RenderedPage } from '@galleria/contracts/rendering'
import type { TestBroker } from '@galleria/testkit'

/** What the stand-in was asked for. */
export interface AskedPage extends PageRequest {
  readonly traceparent: string | null
}

/** What the stand-in makes of a request: a page, or whatever else it is to answer. */
export type Draw = (request: PageRequest) => RenderedPage | Response | Promise<RenderedPage | Response>

/** A stand-in for the renderer: a real process of that name, which draws as it is told. */
export interface FakeRenderer {
  readonly asked: AskedPage[]
  /** How it draws; a page that names what it was asked for, unless a test says otherwise. */
  draw: Draw
  open(instance: string): Promise<Service>
  /** What was asked for under this target, by now. */
  askedFor(target: string): AskedPage[]
}

/** A page of the fake: what it was asked for stands in it. */
export function drawn(request: PageRequest, over: Partial<RenderedPage> = {}): RenderedPage {
  return {
    status: 200,
    head: `<title>Drawn ${request.target}</title>`,
    body: `<main class="lamp" lang="${request.locale}">${request.target}</main>`,
    state: JSON.stringify({ locale: request.locale, answers: {}, unrendered: [] }),
    parts: [
      { remote: 'catalog', expose: 'product', outcome: 'rendered', durationMs: 1 },
      { remote: 'orders', expose: 'mini-cart', outcome: 'left', durationMs: 0 },
    ],
    whole: true,
    ...over,
  }
}

/** Makes a renderer that is not open yet. */
export function createFakeRenderer(broker: TestBroker): FakeRenderer {
  const asked: AskedPage[] = []
  const fake: FakeRenderer = {
    asked,
    draw: drawn,
    askedFor: (target) => asked.filter((request) => request.target === target),
    async open(instance) {
      const service = await createService({ name: 'renderer', env: broker.env('renderer', { INSTANCE: instance }) })
      await service.start({
        http: {
          maxBodyBytes: 100_000,
          async fetch(request) {
            const page = PageRequest.parse(await request.json())
            asked.push({ ...page, traceparent: request.headers.get('traceparent') })
            const made = await fake.draw(page)
            return made instanceof Response ? made : Response.json(made)
          },
        },
      })
      return service
    },
  }
  return fake
}
