import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seen } from '@galleria/chassis/config/watched-file'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { PublishedRemote, ShellRow, SignedPublication } from '@galleria/contracts/frontends'
import type { PagePart } from '@galleria/contracts/rendering'
import { readSheets, type Sheets } from './critical-css.ts'
import {
  type ImportMap,
  type Integrity,
  importMapOf,
  integrityOf,
  type Placed,
  publisherOf,
  registryOf,
} from './head.ts'
import { compileRoutes, type MatchRoute, type PageRoute } from './route-match.ts'
import { readTemplate, type Template } from './template.ts'

/** A publication, prepared once so that a page of it is little work. */
export interface Edition {
  readonly version: string
  /** When it was first seen here, in monotonic milliseconds. */
  readonly sinceMs: number
  readonly shell: ShellRow
  readonly remotes: readonly PublishedRemote[]
  readonly match: MatchRoute
  readonly template: Template
  readonly sheets: Sheets
  readonly integrity: Integrity
  readonly importMap: ImportMap
  /** The registry's element. */
  readonly registry: string
  /** Whose signature the registry bears, as an element of the head. */
  readonly publisher: string
}

/** What editions are made from. */
export interface EditionsOptions {
  readonly folder: string
  readonly published: () => Promise<Seen<SignedPublication> | undefined>
  /** The key that browsers are told to check with, base64url. */
  readonly publisherKey: string
  readonly clock: Clock
  readonly log: Logger
}

/** Gives the newest edition. One that cannot be served leaves the last one standing; none before the first. */
export function createEditions(options: EditionsOptions): () => Promise<Edition | undefined> {
  const { published, log } = options
  let edition: Edition | undefined
  let refused: string | undefined
  let preparing: Promise<void> | undefined

  async function renew(seen: Seen<SignedPublication>): Promise<void> {
    try {
      edition = await prepare(seen, options)
    } catch (error) {
      refused = seen.version
      log.error({ error, version: seen.version }, 'the published shell cannot be served; the last one stays')
    }
  }

  return async () => {
    const seen = await published()
    if (!seen || seen.version === edition?.version || seen.version === refused) return edition
    preparing ??= renew(seen).finally(() => {
      preparing = undefined
    })
    await preparing
    return edition
  }
}

async function prepare(
  { value: { shell, remotes, signed }, version }: Seen<SignedPublication>,
  { folder, publisherKey, clock, log }: EditionsOptions,
): Promise<Edition> {
  const integrity = integrityOf({ shell, remotes })
  const sheets = [...shell.css, ...remotes.flatMap(({ css }) => Object.values(css).flat())]
  return {
    version,
    sinceMs: clock.monotonic(),
    shell,
    remotes,
    match: compileRoutes(remotes),
    template: readTemplate(await readFile(join(folder, shell.html), 'utf8'), { integrity, css: shell.css }),
    sheets: await readSheets(folder, sheets, log),
    integrity,
    importMap: importMapOf(integrity),
    registry: registryOf(signed.version, remotes),
    publisher: publisherOf(publisherKey, signed.page),
  }
}

/** The widget every page carries in its header. */
const everywhere = 'mini-cart'

/** What a route places as far as can be known before any page of it was rendered. */
export function placedFirst({ remotes }: Edition, route: PageRoute | undefined): Placed[] {
  const own = route?.remote.enabled ? [{ remote: route.remote, expose: route.expose }] : []
  const widgets = remotes.flatMap((remote) => {
    const expose = remote.enabled ? remote.widgets[everywhere] : undefined
    return expose === undefined ? [] : [{ remote, expose }]
  })
  return [...own, ...widgets]
}

/**
 * What a rendered page places, however its parts came out: those that did not, the browser will draw. In an order of their
 * own, since parts come in the order in which they were finished.
 */
export function placedBy({ remotes }: Edition, parts: readonly PagePart[]): Placed[] {
  const placed = new Map<string, Placed>()
  for (const { remote: name, expose } of parts) {
    const remote = remotes.find((row) => row.name === name && row.enabled)
    if (remote) placed.set(`${name}/${expose}`, { remote, expose })
  }
  return [...placed].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
}
