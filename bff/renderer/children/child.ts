import type { Clock } from '@galleria/chassis/ports/clock'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { RenderedPage } from '@galleria/contracts/rendering'
import type { Locale } from '@galleria/contracts/values'
import type { Edition } from '../edition.ts'
import { FromChild } from './from-child.ts'
import { beatMs, type DataReply, shellName, type ToChild } from './messages.ts'
import type { SpawnChild } from './spawn-child.ts'

/** A page to be rendered. */
export interface PageJob {
  readonly edition: Edition
  readonly target: string
  readonly locale: Locale
  readonly skip: ReadonlySet<string>
  /** Asks the shop in the name of whoever the page is for; undefined when it cannot be reached. */
  readonly ask: (path: string) => Promise<DataReply | undefined>
}

/** Why a child ended: it was caught in a loop, ended by itself, said what no child says, or was told to. */
export type ChildEnd = 'hung' | 'crashed' | 'garbled' | 'told'

/** The child that a page was in has ended; the page may be rendered in another. */
export class ChildLost extends Error {
  override readonly name = 'ChildLost'
}

/** The shell could not render the page. */
export class PageFailed extends Error {
  override readonly name = 'PageFailed'
}

/** What a child is told, and how long it is waited for, in milliseconds. */
export interface ChildOptions {
  /** Absolute path of the published folder. */
  readonly folder: string
  readonly publicOrigin: string
  readonly partMs: number
  /** A page that is in for longer is not going to come out. */
  readonly pageMs: number
  /** Without a sign of life for so long while it has work, it is taken to be caught in a loop. */
  readonly silentMs: number
  /** The same while it loads builds ahead of any page. */
  readonly silentWarmingMs: number
  readonly clock: Clock
  readonly log: Logger
  readonly spawn: SpawnChild
}

/** What its keeper is told. */
export interface ChildReports {
  /** A page has been in for longer than a page may take, while the child is alive. */
  stuck(): void
  /** `blamed` is the remote whose code ran last, when that may have been why. */
  ended(why: ChildEnd, blamed: string | undefined): void
}

/** A process that renders pages. */
export interface RenderChild {
  readonly pid: number
  /** How many pages are in it. */
  readonly pages: number
  /** How many builds it has loaded so far. */
  readonly builds: number
  /** @throws ChildLost when it ends before the page is out. @throws PageFailed */
  render(job: PageJob): Promise<RenderedPage>
  /** Loads everything that is published but what is to be skipped. @throws ChildLost */
  warm(edition: Edition, skip: ReadonlySet<string>): Promise<void>
  /** Ends it as soon as no page is in it. */
  retire(): void
  /** Ends it at once. Resolves when it has ended. */
  kill(): Promise<void>
}

interface PageInside {
  readonly job: PageJob
  readonly sinceMs: number
  readonly done: PromiseWithResolvers<RenderedPage>
}

/** Starts a child and looks after it until it ends. */
export function createChild(options: ChildOptions, reports: ChildReports): RenderChild {
  const { folder, publicOrigin, partMs, pageMs, silentMs, silentWarmingMs, clock, log, spawn } = options
  const inside = new Map<number, PageInside>()
  const over = Promise.withResolvers<void>()
  let warming: PromiseWithResolvers<void> | undefined
  let sentEdition: string | undefined
  let lastPage = 0
  let builds = 0
  let heardMs = clock.monotonic()
  let running: string | undefined
  let isUp = false
  let waiting: ToChild[] = []
  let retiring = false
  let saidStuck = false
  let end: ChildEnd | undefined
  let cancelLook: (() => void) | undefined

  const link = spawn({
    heard(message) {
      const said = FromChild.safeParse(message)
      if (end) return
      if (said.success) hear(said.data)
      else finish('garbled')
    },
    wrote: (line) => log.warn({ child: link.pid, line }, 'a child wrote'),
    ended: (how) => onEnded(how),
  })

  function hear(said: FromChild): void {
    heardMs = clock.monotonic()
    switch (said.kind) {
      case 'up':
        isUp = true
        for (const message of waiting) link.send(message)
        waiting = []
        break
      case 'in':
        running = said.name
        break
      case 'ask':
        void answer(said.id, said.page, said.path)
        break
      case 'warmed':
        builds = said.builds
        for (const reason of said.failed) log.error({ child: link.pid, reason }, 'a build could not be loaded')
        warming?.resolve()
        warming = undefined
        break
      case 'page':
      case 'failed':
        builds = said.builds
        leave(said)
    }
  }

  function leave(said: Extract<FromChild, { kind: 'page' | 'failed' }>): void {
    const page = inside.get(said.id)
    inside.delete(said.id)
    if (said.kind === 'page') page?.done.resolve(said.page)
    else page?.done.reject(new PageFailed(said.message))
    if (retiring && inside.size === 0) finish('told')
  }

  async function answer(id: number, page: number, path: string): Promise<void> {
    try {
      say({ kind: 'data', id, reply: await inside.get(page)?.job.ask(path) })
    } catch (error) {
      log.error({ child: link.pid, path, error }, 'the shop could not be asked for a page')
      say({ kind: 'data', id, reply: undefined })
    }
  }

  /** Before it is up it may not listen yet. */
  function say(message: ToChild): void {
    if (end) return
    if (isUp) link.send(message)
    else waiting.push(message)
  }

  function sayEdition({ version, value }: Edition): void {
    if (version === sentEdition) return
    sentEdition = version
    say({ kind: 'edition', folder, publicOrigin, published: value })
  }

  const isBusy = () => inside.size > 0 || warming !== undefined

  /** Begins to look now and then whether it is alive; it was, a moment ago. */
  function lookAfter(): void {
    if (cancelLook) return
    heardMs = clock.monotonic()
    lookLater(heardMs)
  }

  function lookLater(lastMs: number): void {
    cancelLook = clock.after(beatMs, () => {
      cancelLook = undefined
      if (end || !isBusy()) return
      const nowMs = clock.monotonic()
      // Whoever was held up himself has not listened, and cannot say that nothing was said.
      if (nowMs - lastMs > beatMs * 2) heardMs = nowMs
      if (nowMs - heardMs > (warming ? silentWarmingMs : silentMs)) return finish('hung')
      const oldest = inside.values().next().value
      if (oldest && nowMs - oldest.sinceMs > pageMs && !saidStuck) {
        saidStuck = true
        reports.stuck()
      }
      if (oldest && retiring && nowMs - oldest.sinceMs > pageMs) return finish('told')
      lookLater(nowMs)
    })
  }

  function finish(why: ChildEnd): void {
    if (end) return
    end = why
    link.kill()
    concluded(why)
  }

  function onEnded(how: string): void {
    over.resolve()
    if (end) return
    end = 'crashed'
    log.error({ child: link.pid, how, running }, 'a child has ended by itself')
    concluded('crashed')
  }

  function concluded(why: ChildEnd): void {
    cancelLook?.()
    const lost = new ChildLost(`the child ended: ${why}`)
    warming?.reject(lost)
    for (const { done } of inside.values()) done.reject(lost)
    const culprit = why === 'told' || !running || running === shellName ? undefined : running
    const blamed = isBusy() ? culprit : undefined
    inside.clear()
    warming = undefined
    reports.ended(why, blamed)
  }

  return {
    pid: link.pid,
    get pages() {
      return inside.size
    },
    get builds() {
      return builds
    },
    render(job) {
      const done = Promise.withResolvers<RenderedPage>()
      if (end) return Promise.reject(new ChildLost(`the child ended: ${end}`))
      sayEdition(job.edition)
      lastPage += 1
      inside.set(lastPage, { job, sinceMs: clock.monotonic(), done })
      lookAfter()
      const { target, locale, skip } = job
      say({ kind: 'page', id: lastPage, target, locale, skip: [...skip], partMs })
      return done.promise
    },
    warm(edition, skip) {
      if (end) return Promise.reject(new ChildLost(`the child ended: ${end}`))
      warming = Promise.withResolvers<void>()
      sayEdition(edition)
      say({ kind: 'warm', skip: [...skip] })
      lookAfter()
      return warming.promise
    },
    retire() {
      retiring = true
      if (inside.size === 0) finish('told')
    },
    kill() {
      finish('told')
      return over.promise
    },
  }
}
