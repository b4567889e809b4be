import type { Budget } from '@galleria/chassis/budget'
import { within } from '@galleria/chassis/deadline'
import { Outage } from '@galleria/chassis/outage'
import type { RenderedPage } from '@galleria/contracts/rendering'
import type { Edition } from '../edition.ts'
import { type ChildOptions, createChild } from './create-child.ts'
import { ChildLost, type PageJob, type RenderChild } from './render-child.ts'
import { createSlot, type SlotOptions } from './slot.ts'

/** The children of the renderer. */
export interface Children {
  /**
   * Renders a page in one of them. A page whose child is lost is rendered once more in another, when there is time.
   * @throws Outage when no child could do it in time. @throws PageFailed when the shell itself could not.
   */
  render(job: Omit<PageJob, 'skip'>, budget: Budget): Promise<RenderedPage>
  /** Starts them, so that the first page need not wait. */
  ready(edition: Edition, budget: Budget): Promise<void>
  /** Ends them all. */
  stop(): Promise<void>
}

/** How many there are, and what each is told. */
export interface ChildrenOptions extends Omit<SlotOptions, 'start'> {
  readonly count: number
  readonly child: ChildOptions
}

/** With less time left than this a page is not begun again, in milliseconds. */
const leastMs = 50

/** Starts no child yet; that takes something to render. */
export function createChildren({ count, child, ...options }: ChildrenOptions): Children {
  const { clock, skipped, log } = options
  const slots = Array.from({ length: count }, () =>
    createSlot({ ...options, start: (reports) => createChild(child, reports) }),
  )

  async function pick(edition: Edition, budget: Budget): Promise<RenderChild> {
    for (const slot of slots) slot.tend(edition)
    const [least] = slots.flatMap(({ current }) => current ?? []).sort((one, other) => one.pages - other.pages)
    return least ?? (await anyOf(slots.map((slot) => slot.filled(edition, budget))))
  }

  return {
    async render(job, budget) {
      for (let tries = 1; ; tries += 1) {
        const chosen = await pick(job.edition, budget)
        try {
          const page = chosen.render({ ...job, skip: skipped(job.edition) })
          const late = () => new Outage('timeout', 'render child')
          return await within(clock, budget.remainingMs(), page, late, (error) =>
            log.warn({ error, child: chosen.pid }, 'a page that was given up came to nothing'),
          )
        } catch (error) {
          if (!(error instanceof ChildLost)) throw error
          if (tries > 1 || budget.remainingMs() < leastMs) throw new Outage('failed', 'render child', { cause: error })
        }
      }
    },
    async ready(edition, budget) {
      await Promise.all(slots.map((slot) => slot.filled(edition, budget)))
    },
    async stop() {
      await Promise.all(slots.map((slot) => slot.stop()))
    },
  }
}

/** The first that comes; when none does, why the first did not. */
async function anyOf(children: readonly Promise<RenderChild>[]): Promise<RenderChild> {
  try {
    return await Promise.any(children)
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error
  }
}
