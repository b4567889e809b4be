import type { Clock } from '@galleria/chassis/ports/clock'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { RenderedPage } from '@galleria/contracts/rendering'
import type { Edition } from '../edition.ts'
import type { RemoteBuild } from '../skip.ts'
import { createChildLog } from './child-log.ts'
import { FromChild } from './from-child.ts'
import { createLiveness } from './liveness.ts'
import { createOutgoing } from './outgoing.ts'
import {
  type ChildEnd,
  ChildLost,
  type ChildReports,
  PageFailed,
  type PageJob,
  type RenderChild,
} from './render-child.ts'
import type { SpawnChild } from './spawn-child.ts'

/** What a child is told, and how long it is waited for, in milliseconds. */
export interface ChildOptions {
  /** Absolute path of the published folder. */
  readonly folder: string
  readonly publicOrigin: string
  readonly partMs: number
  /** A page that is in for longer is not going to come out. */
  readonly pageMs: number
  /** Without a sign of life for so long while it has pages, it is taken to be caught in a loop. */
  readonly silentMs: number
  readonly clock: Clock
  readonly log: Logger
  readonly spawn: SpawnChild
}

interface PageInside {
  readonly job: PageJob
  readonly sinceMs: number
  readonly done: PromiseWithResolvers<RenderedPage>
}

/** Loading everything is more work at one go than any page: how long it may say nothing meanwhile, and take in all, in milliseconds. */
const warmingMs = { silent: 2_000, inAll: 8_000 } as const

/** Starts a child and looks after it until it ends. */
export function createChild(options: ChildOptions, reports: ChildReports): RenderChild {
  const { folder, publicOrigin, partMs, pageMs, silentMs, clock, log, spawn } = options
  const inside = new Map<number, PageInside>()
  const over = Promise.withResolvers<void>()
  const write = createChildLog(log, clock)
  let warming: { readonly sinceMs: number; readonly done: PromiseWithResolvers<void> } | undefined
  let lastPage = 0
  let builds = 0
  let running: string | undefined
  /** What it renders from. */
  let edition: Edition | undefined
  let isRetired = false
  let end: ChildEnd | undefined

  const busySince = () => warming?.sinceMs ?? inside.values().next().value?.sinceMs
  const liveness = createLiveness({
    clock,
    busySince,
    silentMs: () => (warming ? warmingMs.silent : silentMs),
    processorMs: () => link.processorMs(),
    workMs: () => (warming ? warmingMs.inAll : pageMs),
    onSilent: () => finish('hung'),
    onStuck() {
      if (warming) finish('hung')
      else if (isRetired) finish('told')
      else reports.stuck()
    },
  })
  const link = spawn({
    heard(message) {
      if (end) return
      const said = FromChild.safeParse(message)
      liveness.heard()
      if (said.success) hear(said.data)
      else finish('garbled')
    },
    wrote: (line) => write(link.pid, line),
    ended: onEnded,
  })
  const outgoing = createOutgoing(link, folder, publicOrigin)

  function hear(said: FromChild): void {
    switch (said.kind) {
      case 'up':
        outgoing.open()
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
        warming?.done.resolve()
        warming = undefined
        break
      case 'page':
      case 'failed':
        builds = said.builds
        letOut(said)
    }
  }

  function letOut(said: Extract<FromChild, { kind: 'page' | 'failed' }>): void {
    const page = inside.get(said.id)
    inside.delete(said.id)
    if (said.kind === 'page') page?.done.resolve(said.page)
    else page?.done.reject(new PageFailed(said.message))
    if (isRetired && inside.size === 0) finish('told')
  }

  async function answer(id: number, page: number, path: string): Promise<void> {
    try {
      outgoing.send({ kind: 'data', id, reply: await inside.get(page)?.job.ask(path) })
    } catch (error) {
      log.error({ child: link.pid, path, error }, 'the shop could not be asked for a page')
      outgoing.send({ kind: 'data', id, reply: undefined })
    }
  }

  function onEnded(how: string): void {
    over.resolve()
    if (end) return
    log.error({ child: link.pid, how, running }, 'a child has ended by itself')
    conclude('crashed')
  }

  function finish(why: ChildEnd): void {
    if (end) return
    link.kill()
    conclude(why)
  }

  function conclude(why: ChildEnd): void {
    end = why
    liveness.stop()
    const hadWork = busySince() !== undefined
    const lost = new ChildLost(`the child ended: ${why}`)
    warming?.done.reject(lost)
    for (const { done } of inside.values()) done.reject(lost)
    inside.clear()
    warming = undefined
    reports.ended(why, hadWork && why !== 'told' ? suspect() : undefined)
  }

  /** Whose code ran last; the shell is nobody's guest. */
  function suspect(): RemoteBuild | undefined {
    const build = running === undefined ? undefined : edition?.builds.get(running)
    return running === undefined || build === undefined ? undefined : { remote: running, build }
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
      edition = job.edition
      outgoing.sendEdition(edition)
      lastPage += 1
      inside.set(lastPage, { job, sinceMs: clock.monotonic(), done })
      const { target, locale, skip } = job
      outgoing.send({ kind: 'page', id: lastPage, target, locale, skip: [...skip], partMs })
      liveness.watch()
      return done.promise
    },
    warm(wanted, skip) {
      const done = Promise.withResolvers<void>()
      warming = { sinceMs: clock.monotonic(), done }
      edition = wanted
      outgoing.sendEdition(edition)
      outgoing.send({ kind: 'warm', skip: [...skip] })
      liveness.watch()
      return done.promise
    },
    retire() {
      isRetired = true
      if (inside.size === 0) finish('told')
    },
    kill() {
      finish('told')
      return over.promise
    },
  }
}
