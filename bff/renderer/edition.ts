import type { Seen } from '@galleria/chassis/config/watched-file'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { PublishedFrontends } from '@galleria/contracts/frontends'

/** A publication that can be rendered. */
export interface Edition extends Seen<PublishedFrontends> {
  /** The build of each remote, by name. */
  readonly builds: ReadonlyMap<string, string>
}

/** Versions of libraries by name. */
export type Versions = Readonly<Record<string, string>>

/** Finds the newest publication; undefined when there is none yet, or none that this renderer could render. */
export type CurrentEdition = () => Promise<Edition | undefined>

/**
 * Reads what is published. Markup from one version of Vue and a browser with another do not fit together, so a publication made with
 * another than ours is not rendered at all; that is said once.
 */
export function createEditions(
  read: () => Promise<Seen<PublishedFrontends> | undefined>,
  ours: Versions,
  log: Logger,
): CurrentEdition {
  let seenVersion: string | undefined
  let edition: Edition | undefined

  return async () => {
    const seen = await read()
    if (!seen || seen.version === seenVersion) return edition
    seenVersion = seen.version
    const differing = differences(seen.value.shell.shared, ours)
    if (differing.length > 0)
      log.error(
        { version: seen.version, differing },
        'the publication was made with other libraries and is not rendered',
      )
    edition = differing.length > 0 ? undefined : { ...seen, builds: buildsOf(seen.value) }
    return edition
  }
}

function differences(theirs: Versions, ours: Versions): string[] {
  return Object.entries(ours)
    .filter(([library, version]) => theirs[library] !== version)
    .map(([library, version]) => `${library} ${theirs[library] ?? 'of no version said'} (here: ${version})`)
}

function buildsOf({ remotes }: PublishedFrontends): ReadonlyMap<string, string> {
  return new Map(remotes.map(({ name, build }) => [name, build]))
}
