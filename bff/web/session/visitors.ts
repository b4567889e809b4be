import { type Caller, guestCaller } from '@galleria/chassis/authority/caller'
import { type Call, inTheNameOf } from '@galleria/chassis/call'
import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { Context } from 'hono'
import { guestOf } from '../edge/shopper.ts'
import type { MergeCarts } from './cart-merging.ts'
import { sessionIdOf, takeBack } from './cookies.ts'
import type { KeptSession } from './session-store.ts'
import type { Sessions } from './sessions.ts'
import { userCaller } from './user-caller.ts'

/** Who is looking: somebody signed in, a guest, or somebody whom we have never seen. */
export interface Visitor {
  /** In whose name services are asked; undefined for somebody new. */
  readonly caller: Caller | undefined
  readonly session: KeptSession | undefined
  /**
   * The same visitor a while later, for what lasts longer than a token does; undefined when their session has ended. Rejects with an
   * Outage when that cannot be found out.
   */
  again(): Promise<Caller | undefined>
  /** Set when the browser holds a session that is none any more: what it is to be told. */
  readonly cookie?: string
}

/** Tells who is looking. */
export interface Visitors {
  /**
   * Whoever asks, with a token to ask services with. Whoever would change something in a session that has ended is refused (401): they
   * think that they do it as somebody. To readers, and to forms, they are the guest they were before.
   */
  identify(c: Context<EdgeEnv>): Promise<Visitor | EndedVisit>
  /** The same without a token, for what needs none: it works while the identity server is away. */
  recognise(c: Context<EdgeEnv>): Promise<Visitor>
}

/** The refusal of whoever is not who they think they are, and what their browser is to be told. */
export interface EndedVisit extends Refusal {
  readonly cookie: string
}

const readingMethods = new Set(['GET', 'HEAD'])

/** See {@link Visitors}. */
export function createVisitors({
  sessions,
  mergeCarts,
}: {
  readonly sessions: Sessions
  readonly mergeCarts: MergeCarts
}): Visitors {
  function guest(c: Context<EdgeEnv>, cookie?: string): Visitor {
    const id = guestOf(c)
    const caller = id === undefined ? undefined : guestCaller(id)
    return { caller, session: undefined, again: async () => caller, ...(cookie === undefined ? {} : { cookie }) }
  }

  function user(c: Context<EdgeEnv>, id: string, kept: KeptSession): Visitor {
    const guestId = guestOf(c)
    return {
      caller: userCaller(kept, guestId),
      session: kept,
      async again() {
        const now = await sessions.open(id, false)
        return now && userCaller(now, guestId)
      },
    }
  }

  return {
    async recognise(c) {
      const id = sessionIdOf(c)
      if (id === undefined) return guest(c)
      const kept = await sessions.look(id)
      return kept ? user(c, id, kept) : guest(c, takeBack)
    },

    async identify(c) {
      const id = sessionIdOf(c)
      if (id === undefined) return guest(c)
      const kept = await sessions.open(id, true)
      if (kept) {
        await mergeCarts(kept, c.var.call)
        return user(c, id, kept)
      }
      const mayGoOn = readingMethods.has(c.req.method) || c.req.path.startsWith('/forms/')
      if (mayGoOn) return guest(c, takeBack)
      return { ...refuse('not-authenticated', { detail: 'The session has ended.' }), cookie: takeBack }
    },
  }
}

/** A call in a visitor's name. */
export function callOf({ caller }: Visitor, call: Call): Call {
  return caller ? inTheNameOf(caller, call) : call
}
