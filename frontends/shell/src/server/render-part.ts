import type { PageRow } from '@galleria/contracts/frontends'
import type { PagePart, PartOutcome } from '@galleria/contracts/rendering'
import { pageContextKey } from '@galleria/ui'
import { type Component, type ComponentInternalInstance, inject, provide } from 'vue'
import { ssrRenderComponent } from 'vue/server-renderer'
import { deadline, LoadTimeout, RemoteClosed } from '../remotes/load-failure.ts'
import type { Part, RenderPart } from '../remotes/parts.ts'
import { type Buffered, unroll } from './unroll.ts'

/** What rendering the parts of one page takes. */
export interface PartRendering {
  readonly row: (remote: string) => PageRow | undefined
  /** How long a part may take, in milliseconds; one within another has to be done before that one. */
  readonly partMs: number
  readonly skip: ReadonlySet<string>
  readonly entering: (remote: string) => void
  /** Where it is noted how each part came out. */
  readonly parts: PagePart[]
}

/** So much sooner than the part around it must a part be done, so that it is not the outer one that is given up. */
const marginMs = 40

/** The page's parts, each behind its own fence: nobody is waited for longer than agreed, and nobody's mistake spreads. */
export function createPartRenderer({ row, partMs, skip, entering, parts }: PartRendering) {
  /** When each fence that is at work gives up, and what went wrong in it. */
  const working = new Map<ComponentInternalInstance, { readonly until: number; failure?: unknown }>()

  function around(fence: ComponentInternalInstance | null) {
    for (let outer = fence?.parent ?? null; outer; outer = outer.parent) {
      const found = working.get(outer)
      if (found) return found
    }
    return undefined
  }

  async function attempt(
    part: Part,
    content: Component,
    attributes: Readonly<Record<string, unknown>>,
    fence: ComponentInternalInstance,
  ): Promise<Component | PartOutcome> {
    const found = row(part.remote)
    if (found?.browserOnly.includes(part.expose)) return 'left'
    if (skip.has(part.remote)) return 'skipped'
    const now = performance.now()
    const until = Math.min(now + partMs, (around(fence)?.until ?? Number.POSITIVE_INFINITY) - marginMs)
    const mine: { readonly until: number; failure?: unknown } = { until }
    working.set(fence, mine)
    entering(part.remote)
    try {
      const guarded = inContext(content, () => entering(part.remote))
      const buffered = ssrRenderComponent(guarded, { ...attributes }, null, fence) as Buffered | Promise<Buffered>
      const markup = await deadline(unroll(buffered), Math.max(0, until - now))
      if (mine.failure !== undefined) throw mine.failure
      return finished(markup)
    } catch (error) {
      if (error instanceof LoadTimeout) return 'late'
      if (error instanceof RemoteClosed) return 'closed'
      console.error(`[${part.remote}/${part.expose}]`, error)
      return 'threw'
    } finally {
      working.delete(fence)
    }
  }

  const render: RenderPart = async (part, content, attributes, fence) => {
    const started = performance.now()
    const markup = await attempt(part, content, attributes, fence)
    const outcome = typeof markup === 'string' ? markup : 'rendered'
    parts.push({ ...part, outcome, durationMs: performance.now() - started })
    return typeof markup === 'string' ? undefined : markup
  }

  /** Notes an error that Vue has caught, with the fence it happened behind; false when it was behind none. */
  function noteFailure(error: unknown, where: ComponentInternalInstance | null): boolean {
    const found = (where && working.get(where)) ?? around(where)
    if (found) found.failure ??= error
    return found !== undefined
  }

  return { render, noteFailure }
}

/** The content, in a page that says whose code is about to go on whenever an answer has come. */
function inContext(content: Component, entering: () => void): Component {
  return {
    inheritAttrs: false,
    setup() {
      const page = inject(pageContextKey)
      if (!page) return
      const fetch: typeof page.fetch = async (path, options) => {
        const response = await page.fetch(path, options)
        entering()
        return response
      }
      provide(pageContextKey, { ...page, fetch })
    },
    ssrRender(_: unknown, push: (item: unknown) => void, instance: ComponentInternalInstance) {
      push(ssrRenderComponent(content, instance.attrs, null, instance))
    },
  } as Component
}

/** A component that is nothing but its markup. */
function finished(markup: string): Component {
  return {
    inheritAttrs: false,
    ssrRender: (_: unknown, push: (text: string) => void) => push(markup),
  } as Component
}
