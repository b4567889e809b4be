import type { Clock } from '@galleria/chassis/ports/clock'
import type { FrontendsRegistry, PublishedFrontends } from '@galleria/contracts/frontends'
import type { FromChild } from '../children/from-child.ts'
import { beatMs, type DataReply, type EditionMessage, shellName, type ToChild } from '../children/messages.ts'
import { type Builds, createBuilds } from './builds.ts'

/** The publication that pages are rendered from. */
interface Edition {
  readonly publicOrigin: string
  readonly published: PublishedFrontends
  readonly registry: FrontendsRegistry
  readonly builds: Builds
}

/** What an error says beyond this helps nobody, in characters. */
const longestMessage = 2_000

type PageMessage = Extract<ToChild, { kind: 'page' }>

/** What a child does with what it is told: loads builds, renders pages, and says all the while whose code it is in. */
export function createPages(say: (message: FromChild) => void, clock: Clock): (message: ToChild) => void {
  const loaded = new Set<string>()
  const asked = new Map<number, (reply: DataReply | undefined) => void>()
  let lastAsked = 0
  let edition: Edition | undefined
  let inside: string | undefined
  let busy = 0
  let beating = false

  /** Said at once, since after the next line it may be too late; and only when it changes, since it costs a system call. */
  function entering(name: string): void {
    if (name === inside) return
    inside = name
    say({ kind: 'in', name })
  }

  function open({ folder, publicOrigin, published }: EditionMessage): Edition {
    const remotes = published.remotes.map(({ server: _, ...row }) => row)
    return {
      publicOrigin,
      published,
      registry: { remotes },
      builds: createBuilds({ folder, published, entering, loaded }),
    }
  }

  async function warm(skip: readonly string[]): Promise<void> {
    const failed: string[] = []
    const attempt = async (what: string, load: () => Promise<unknown>) => {
      try {
        await load()
      } catch (error) {
        failed.push(`${what}: ${messageOf(error)}`)
      }
    }
    const { published, builds } = given(edition)
    await attempt(shellName, () => builds.shell())
    for (const { name, build, enabled, browserOnly, routes, widgets } of published.remotes) {
      if (!enabled || skip.includes(name)) continue
      const exposes = new Set([...routes.map(({ expose }) => expose), ...Object.values(widgets)])
      for (const expose of exposes)
        if (!browserOnly.includes(expose)) await attempt(`${name}/${expose}`, () => builds.expose(name, build, expose))
    }
    say({ kind: 'warmed', builds: loaded.size, failed })
  }

  async function render({ id, target, locale, skip, partMs }: PageMessage): Promise<void> {
    try {
      const { publicOrigin, registry, builds } = given(edition)
      entering(shellName)
      const shell = await builds.shell()
      const page = await shell(
        { target, locale, publicOrigin, registry },
        {
          fetch: (path, options) => ask(id, path, options),
          load: (row, expose) => builds.expose(row.name, row.build, expose),
          skip: new Set(skip),
          partMs,
          entering,
        },
      )
      say({ kind: 'page', id, builds: loaded.size, page })
    } catch (error) {
      say({ kind: 'failed', id, builds: loaded.size, message: messageOf(error) })
    }
  }

  async function ask(page: number, path: string, options: RequestInit = {}): Promise<Response> {
    if ((options.method ?? 'GET') !== 'GET') throw new TypeError('A page that is being rendered changes nothing.')
    lastAsked += 1
    const id = lastAsked
    const reply = await new Promise<DataReply | undefined>((resolve) => {
      asked.set(id, resolve)
      say({ kind: 'ask', id, page, path })
    })
    entering(shellName)
    if (!reply) throw new TypeError('The shop could not be reached.')
    return new Response(reply.body === '' ? null : reply.body, {
      status: reply.status,
      headers: { 'content-type': reply.type },
    })
  }

  function beat(): void {
    beating = busy > 0
    if (!beating) return
    say({ kind: 'alive' })
    clock.after(beatMs, beat)
  }

  async function work(task: Promise<void>): Promise<void> {
    busy += 1
    if (!beating) {
      beating = true
      clock.after(beatMs, beat)
    }
    await task
    busy -= 1
  }

  return (message) => {
    switch (message.kind) {
      case 'edition':
        edition = open(message)
        break
      case 'warm':
        void work(warm(message.skip))
        break
      case 'page':
        void work(render(message))
        break
      case 'data':
        asked.get(message.id)?.(message.reply)
        asked.delete(message.id)
    }
  }
}

function given(edition: Edition | undefined): Edition {
  if (!edition) throw new Error('no edition has been sent')
  return edition
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, longestMessage)
}
