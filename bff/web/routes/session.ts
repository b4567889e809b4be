import { reply } from '@galleria/chassis/http/edge-app'
import { done } from '@galleria/contracts/answer'
import { Session } from '@galleria/contracts/web'
import { z } from 'zod'
import { json, problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { privateReply } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'
import type { KeptSession } from '../session/session-store.ts'

const session = createRoute({
  method: 'get',
  path: '/api/web/session',
  access: 'browser',
  tags: ['Session'],
  summary: 'Whom the shop takes the reader for',
  description:
    'For show only: what somebody may do is decided where it is done. No service is needed, and the identity server is not asked.',
  request: { query: z.strictObject({}) },
  responses: { 200: json(Session, 'The reader, as far as they are known'), ...problemsOf() },
})

/** Whom the shop takes the reader for. */
export function addSession(api: Api, { accountUrl }: WebPorts): void {
  const ways = { accountUrl, signInUrl: '/session/sign-in' }
  serve(api, session, (c, { session: kept }) => {
    const shown: Session = { ...(kept ? shownOf(kept) : { signedIn: false }), ...ways }
    return reply(c, done(shown), privateReply)
  })
}

function shownOf({
  session: { name, email, roles },
}: KeptSession): Pick<Session, 'signedIn' | 'name' | 'email' | 'roles'> {
  return {
    signedIn: true,
    roles,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }
}
