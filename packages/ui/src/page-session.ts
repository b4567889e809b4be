import type { Session } from '@galleria/contracts/web'
import { type ShallowRef, shallowRef } from 'vue'
import { type ApiAnswer, createApi } from './api.ts'
import type { Fetch } from './context.ts'

/** Where the shop says whom it takes the reader for. */
export const sessionPath = '/api/web/session'

/** Whom the shop takes the reader for; one a page, asked for in the browser. */
export interface PageSession {
  /** Undefined until the shop has said so, and for as long as it cannot. */
  readonly now: Readonly<ShallowRef<Session | undefined>>
  /** Whether somebody's session has ended without their doing here: it ran out, or was ended elsewhere. */
  readonly ended: ShallowRef<boolean>
  /** Asks anew. */
  ask(): Promise<ApiAnswer<Session>>
  /** Asks, unless somebody has. */
  want(): void
  /** Takes what came another way. */
  hear(session: Session): void
  /** An answer said that it is not known who asks (401). */
  refused(): Promise<void>
}

/** See {@link PageSession}. Nothing is asked yet. */
export function createSession(fetch: Fetch): PageSession {
  const now = shallowRef<Session>()
  const ended = shallowRef(false)
  const api = createApi(fetch)
  let asking: Promise<ApiAnswer<Session>> | undefined
  const isGuest = () => now.value?.signedIn === false

  function hear(session: Session): void {
    if (session.signedIn) ended.value = false
    else if (now.value?.signedIn) ended.value = true
    now.value = session
  }
  /** One question at a time: what several parts of a page hear of at once is one event. */
  function ask(): Promise<ApiAnswer<Session>> {
    asking ??= api.get<Session>(sessionPath).then((answer) => {
      asking = undefined
      if (answer.ok) hear(answer.value)
      return answer
    })
    return asking
  }
  return {
    now,
    ended,
    ask,
    want: () => {
      if (!now.value) void ask()
    },
    hear,
    refused: async () => {
      // A guest has no session that could end.
      if (isGuest()) return
      await ask()
      if (isGuest()) ended.value = true
    },
  }
}
