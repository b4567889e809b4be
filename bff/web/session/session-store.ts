import { createHash } from 'node:crypto'
import type { KeyValue } from '@galleria/chassis/bus/key-value'
import type { Clock, Random } from '@galleria/chassis/ports/index'
import { z } from 'zod'
import type { Seal } from './seal.ts'
import { Session, sessionLife } from './session.ts'

/** A session as it was read: what is written over it must have been read first. */
export interface KeptSession {
  readonly key: string
  readonly revision: number
  readonly session: Session
}

/** By what the identity server names those whose sessions are to end. */
export interface EndOf {
  readonly userId: string | undefined
  readonly identitySession: string | undefined
  /** Sessions begun later go on: whoever sends an old notice again ends nothing with it. */
  readonly begunBefore: number
}

/** The sessions of everybody, for all instances. Every method throws an Outage when the broker does not answer. */
export interface SessionStore {
  /** Begins a session under an id that nobody can guess, and that was never used before. */
  begin(session: Session): Promise<{ readonly id: string; readonly kept: KeptSession }>
  find(id: string): Promise<KeptSession | undefined>
  /** The session as it is now, however it was read. */
  again(key: string): Promise<KeptSession | undefined>
  /** Writes over what was read; undefined when somebody has written or ended it since. */
  change(kept: KeptSession, session: Session): Promise<KeptSession | undefined>
  /** Ends it for all instances, at once and for good. */
  end(key: string): Promise<void>
  /** Ends those of a user, or of one session of the identity server. Returns them. */
  endAll(of: EndOf): Promise<KeptSession[]>
}

/** What sessions are kept with. */
export interface SessionStoreParts {
  readonly bucket: KeyValue
  readonly seal: Seal
  readonly clock: Clock
  readonly random: Random
}

const idBytes = 32
/** Sessions begun at the same moment by one user that a list is written for, before it is given up. */
const mostTries = 8
/** Sessions of one user at a time; the oldest makes room, and ends: one that is on no list could not be ended from elsewhere. */
const mostListed = 100

/** Which sessions there are of a user, or of a session of the identity server. */
const Listed = z.array(z.object({ key: z.string(), startedAt: z.number() }))

/**
 * Keeps sessions in a bucket. A key is the hash of the id, so that whoever reads the bucket has nothing to show a shop; a value is
 * sealed under its key, so that one session cannot be put in another's place.
 */
export function createSessionStore({ bucket, seal, clock, random }: SessionStoreParts): SessionStore {
  async function read(key: string): Promise<KeptSession | undefined> {
    const entry = await bucket.get(key)
    if (!entry) return undefined
    const text = seal.open(entry.value, key)
    if (text === undefined) return undefined
    return { key, revision: entry.revision, session: Session.parse(JSON.parse(text)) }
  }

  async function listed(list: string) {
    const entry = await bucket.get(list)
    const text = entry && seal.open(entry.value, list)
    return { revision: entry?.revision, sessions: text === undefined ? [] : Listed.parse(JSON.parse(text)) }
  }

  /** Adds a session to a list, and drops from it whatever must be over by now. */
  async function list(name: string, key: string, startedAt: number): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { revision, sessions } = await listed(name)
      const living = sessions.filter((each) => each.startedAt + sessionLife.absoluteMs > clock.now())
      const all = [...living, { key, startedAt }]
      const sealed = seal.close(JSON.stringify(all.slice(-mostListed)), name)
      const written =
        revision === undefined ? await bucket.create(name, sealed) : await bucket.update(name, sealed, revision)
      if (written === undefined) continue
      for (const { key: oldest } of all.slice(0, -mostListed)) await bucket.delete(oldest)
      return
    }
    throw new Error('a user begins more sessions at once than could be listed')
  }

  return {
    async begin(session) {
      const id = Buffer.from(random.bytes(idBytes)).toString('base64url')
      const key = sessionKey(id)
      // Listed first: a session that could not be ended from elsewhere must not be.
      for (const name of listsOf(session)) await list(name, key, session.startedAt)
      const revision = await bucket.create(key, seal.close(JSON.stringify(session), key))
      if (revision === undefined) throw new Error('chance has given the same session id twice')
      return { id, kept: { key, revision, session } }
    },

    find: (id) => read(sessionKey(id)),
    again: read,

    async change({ key, revision }, session) {
      const written = await bucket.update(key, seal.close(JSON.stringify(session), key), revision)
      return written === undefined ? undefined : { key, revision: written, session }
    },

    end: (key) => bucket.delete(key),

    async endAll(of) {
      // Whoever names both means one session of that user.
      const name = listsOf(of).at(-1)
      if (name === undefined) return []
      const ended: KeptSession[] = []
      for (const { key } of (await listed(name)).sessions) {
        const kept = await read(key)
        if (!kept || !isMeant(of, kept.session)) continue
        await bucket.delete(key)
        ended.push(kept)
      }
      return ended
    },
  }
}

function isMeant({ userId, begunBefore }: EndOf, session: Session): boolean {
  return (userId === undefined || userId === session.userId) && session.startedAt < begunBefore
}

/** By user, and by the identity server's session, the narrowest last. */
function listsOf({
  userId,
  identitySession,
}: Pick<Session, 'identitySession'> & { readonly userId: string | undefined }): string[] {
  return [
    ...(userId === undefined ? [] : [keyOf('of-user', userId)]),
    ...(identitySession === undefined ? [] : [keyOf('of-identity-session', identitySession)]),
  ]
}

/** Under which key a session is kept. */
export function sessionKey(id: string): string {
  return keyOf('session', id)
}

function keyOf(kind: string, name: string): string {
  return `${kind}.${createHash('sha256').update(name).digest('base64url')}`
}
