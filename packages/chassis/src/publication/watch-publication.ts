import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SignedPublication } from '@galleria/contracts/frontends'
import { type Seen, watchFile } from '../config/watched-file.ts'
import type { Service } from '../service/service.ts'
import type { PublisherKey } from './publisher-key.ts'
import { type PublicationFault, PublicationRefused, verifyPublication } from './signature.ts'

/** What is published, as far as it is to be trusted. */
export interface Publication {
  /** The newest good one; none before the first. */
  read(): Promise<Seen<SignedPublication> | undefined>
  /** For `/health`: what is on show, and what was refused since. */
  detail(): PublicationDetail
}

/** See {@link Publication.detail}. */
export interface PublicationDetail {
  readonly version?: number
  readonly expiresAt?: string
  readonly isExpired?: boolean
  readonly refused?: { readonly fault: PublicationFault; readonly at: string }
}

/** Where a publication is found, and whose it has to be. */
export interface PublicationOptions {
  /** `FRONTENDS_DIR`. */
  readonly folder: string
  readonly key: PublisherKey
  /** For how long the file is not looked at again, in milliseconds. */
  readonly restMs?: number
}

/**
 * Watches `registry.json` and takes a copy only if its publisher has signed it, it has not expired, and nothing newer has been
 * seen. Otherwise the last good one stays, for as long as it takes: it was good when it came. It is kept in the process's own folder,
 * too, so that a restart forgets neither it nor how far things had got.
 */
export function watchPublication(
  service: Pick<Service, 'world' | 'log' | 'metrics' | 'audit' | 'settings' | 'instance'>,
  options: PublicationOptions,
): Publication {
  const { world, log, metrics, audit, settings, instance } = service
  const { folder, key, restMs } = options
  const now = () => world.clock.now()
  const keptFile = join(settings.DATA_DIR, 'last-good-publication.json')
  const count = metrics.counter({
    name: 'galleria_publications_refused_total',
    help: 'Publications of frontends that were not taken, by what was wrong with them.',
    labels: ['fault'],
  })
  let last = restore()
  let refused: PublicationDetail['refused']

  const watched = watchFile({
    file: join(folder, 'registry.json'),
    schema: { parse: accept },
    clock: world.clock,
    log,
    ...(restMs === undefined ? {} : { restMs }),
    onBroken: refuse,
  })

  function accept(json: unknown): SignedPublication {
    const publication = verifyPublication(json, key)
    const { version, signature, expiresAt } = publication.signed
    const before = last?.value.signed
    const isKnown = before?.signature === signature
    if (before && !isKnown && version <= before.version) throw new PublicationRefused('rolled-back')
    if (!isKnown && Date.parse(expiresAt) <= now()) throw new PublicationRefused('expired')
    refused = undefined
    if (!isKnown) keep(publication)
    last = seen(publication)
    return publication
  }

  function refuse(error: unknown): void {
    if (last === undefined && isMissing(error)) return
    const fault = error instanceof PublicationRefused ? error.fault : 'unreadable'
    refused = { fault, at: new Date(now()).toISOString() }
    count.increment({ fault })
    audit.note({
      action: 'security.refused-publication',
      outcome: 'refused',
      reason: fault,
      object: { kind: 'publication', id: String(last?.value.signed.version ?? 0) },
    })
  }

  function restore(): Seen<SignedPublication> | undefined {
    try {
      return seen(verifyPublication(JSON.parse(readFileSync(keptFile, 'utf8')), key))
    } catch (error) {
      if (!isMissing(error)) log.warn({ file: keptFile, error }, 'the publication that was kept is not good any more')
      return undefined
    }
  }

  function keep(publication: SignedPublication): void {
    try {
      mkdirSync(dirname(keptFile), { recursive: true })
      const draft = `${keptFile}.${instance}`
      writeFileSync(draft, JSON.stringify(publication))
      renameSync(draft, keptFile)
    } catch (error) {
      log.warn({ file: keptFile, error }, 'the publication cannot be kept for the next start')
    }
  }

  return {
    async read() {
      await watched.read()
      return last
    },
    detail() {
      const { version, expiresAt } = last?.value.signed ?? {}
      return {
        ...(version === undefined ? {} : { version }),
        ...(expiresAt === undefined ? {} : { expiresAt, isExpired: Date.parse(expiresAt) <= now() }),
        ...(refused ? { refused } : {}),
      }
    },
  }
}

/** Called by its signature, so that every process that has taken it calls it the same. */
function seen(value: SignedPublication): Seen<SignedPublication> {
  return { value, version: Bun.hash(value.signed.signature).toString(36) }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
