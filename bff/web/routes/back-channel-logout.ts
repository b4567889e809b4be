import { reply } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import { z } from 'zod'
import { type Api, serveBare } from '../api/api.ts'
import { formFields } from '../forms/form-fields.ts'
import type { WebPorts } from '../ports.ts'

/** The standard lets a request say more than we know of. */
const Notice = z.object({ logout_token: z.string().min(1).max(8_192) })

/**
 * Where the identity server says that sessions are over: somebody has signed out everywhere, or an account was closed (OpenID Connect
 * Back-Channel Logout 1.0). It is no browser and has neither a cookie nor an origin; its signature is what it is believed for. The gateway
 * does not let this in from outside.
 */
export function addBackChannelLogout(api: Api, { sessions }: WebPorts): void {
  serveBare(api, { method: 'post', path: '/session/back-channel-logout', access: 'identity-server' }, async (c) => {
    const { logout_token } = await formFields(c, Notice)
    const ended = await sessions.endByNotice(logout_token)
    if (ended === undefined) {
      const errors = [{ field: 'logout_token', reason: 'is not one of the identity server’s for this client' }]
      return reply(c, refuse('invalid-request', { errors }))
    }
    c.var.call.log.info({ ended }, 'the identity server has ended sessions')
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  })
}
