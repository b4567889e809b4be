import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Desk, OpenPages } from '../adapters/inbound/pages.ts'
import type { ServerForm } from '../adapters/inbound/server-pages.ts'

/** What a test finds on a page: everything the page was given, as JSON. */
export type PlainPage = Record<string, unknown> & { page: string; form?: ServerForm }

const written = (page: string) => async (view: object) => {
  const { request: _, ...rest } = view as { request?: Request }
  return JSON.stringify({ page, ...rest })
}

/** Pages without any looks, so that the server's tests are about the server. The real ones have tests of their own. */
export function plainPages(onDesk: (desk: Desk) => void): OpenPages {
  return async () => ({
    server: {
      enterDeviceCode: written('enter-device-code'),
      confirmDevice: written('confirm-device'),
      deviceDone: written('device-done'),
      askSignOut: written('ask-sign-out'),
      signedOut: written('signed-out'),
      failed: written('failed'),
    },
    mount(app, desk) {
      onDesk(desk)
      app.route('/', routes(desk))
    },
  })
}

function routes({ interactions, useCases, current, visitorOf, rememberDevice }: Desk): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>()
  app.get('/interaction/:id', async (c) => c.json((await interactions.pending(c.req.raw)) ?? null))
  app.post('/interaction/:id', async (c) => {
    const fields = new URLSearchParams(await c.req.text())
    const visitor = visitorOf(c)
    const decision = fields.get('decision')
    if (decision !== null) {
      const finish = decision === 'allow' ? interactions.finishConsent : interactions.abort
      return c.redirect((await finish(c.req.raw)) ?? '/expired', 303)
    }
    const tried = { email: fields.get('email') ?? '', password: fields.get('password') ?? '', visitor }
    const outcome = await useCases.signIn(tried)
    if (!outcome.ok) return c.json(outcome, outcome.reason === 'refused' ? 401 : 429)
    rememberDevice(c, outcome.device)
    const to = await interactions.finishSignIn(c.req.raw, { accountId: outcome.person.id, by: 'pwd' })
    return c.redirect(to ?? '/expired', 303)
  })
  app.get('/account', async (c) => c.json((await current.of(c.req.raw)) ?? null))
  return app
}
