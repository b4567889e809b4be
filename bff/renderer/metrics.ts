import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { Replaced } from './children/slot.ts'

/** How a request for a page came out: with all its parts, with some of them, or not at all. */
export type PageOutcome = 'whole' | 'partial' | 'unpublished' | 'overloaded' | 'outage' | 'broken'

/** What the renderer counts. */
export interface RendererMetrics {
  page(outcome: PageOutcome, durationMs: number): void
  part(remote: string, outcome: string): void
  replaced(why: Replaced): void
}

/** Registers them; once a process. `inHand` is how many pages are being rendered now. */
export function createRendererMetrics(metrics: Metrics, inHand: () => number): RendererMetrics {
  const pages = metrics.histogram({
    name: 'galleria_page_render_duration_seconds',
    help: 'How long it took to render a page, with the data that was asked for it.',
    labels: ['outcome'],
  })
  const parts = metrics.counter({
    name: 'galleria_page_parts_placed_total',
    help: 'Parts of pages, by remote and by how they came out.',
    labels: ['remote', 'outcome'],
  })
  const children = metrics.counter({
    name: 'galleria_render_children_replaced_total',
    help: 'Children that another took the place of, by reason.',
    labels: ['why'],
  })
  metrics.observed({ name: 'galleria_page_in_hand', help: 'Pages that are being rendered now.', labels: [] }, inHand)
  return {
    page: (outcome, durationMs) => pages.observe({ outcome }, durationMs / 1_000),
    part: (remote, outcome) => parts.increment({ remote, outcome }),
    replaced: (why) => children.increment({ why }),
  }
}
