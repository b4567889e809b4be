import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import { emptyForm } from '../design/form.ts'
import { deviceName } from '../device-name.ts'
import { proveAnew } from '../guard/fresh-proof.ts'
import { paths } from '../paths.ts'
import { type SessionsView, sessionsPage } from '../views/account-pages.ts'
import { signedIn } from './account.ts'
import { askerOf, type Kit, type PageContext, readForm, show } from './kit.ts'

/** Where one is signed in, and how to end one of it or all. */
export function sessionRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const { useCases } = desk

  routes.get(paths.sessions, (c) =>
    signedIn(c, kit, (who) => {
      const notice = (['ended', 'confirmed'] as const).find((word) => c.req.query(word) !== undefined)
      return page(c, who, notice)
    }),
  )

  routes.post(`${paths.sessions}/end`, (c) =>
    signedIn(c, kit, async (who) => {
      const sent = await readForm(c, kit, who.sessionId)
      if (sent.isStale) return page(c, who, 'stale')
      const first = proveAnew(c, kit, who, paths.sessions)
      if (first) return first
      const asked = { accountId: who.person.id, sessionId: sent.text('id'), visitor: askerOf(c, kit).visitor }
      // One that has ended in the meantime is what was wanted; somebody else's looks no different.
      await useCases.endSession(asked)
      return c.redirect(`${paths.sessions}?ended`, 303)
    }),
  )

  routes.post(`${paths.sessions}/end-all`, (c) =>
    signedIn(c, kit, async (who) => {
      const sent = await readForm(c, kit, who.sessionId)
      if (sent.isStale) return page(c, who, 'stale')
      const first = proveAnew(c, kit, who, paths.sessions)
      if (first) return first
      await useCases.signOutEverywhere({ accountId: who.person.id, visitor: askerOf(c, kit).visitor })
      return c.redirect(paths.signedOut, 303)
    }),
  )

  function page(c: PageContext, who: Current, said: SessionsView['notice'] | 'stale') {
    const { person, sessionId } = who
    const { look } = askerOf(c, kit, who)
    const sessions = useCases.listSessions(person.id).map(({ id, kind, clients, userAgent, ...rest }) => ({
      ...rest,
      id,
      device: kind === 'app' ? clients.join(', ') : deviceName(userAgent, look.t),
      isCurrent: id === sessionId,
    }))
    const isStale = said === 'stale'
    const form = { ...emptyForm(tokens.give(c, sessionId)), ...(isStale ? { problem: look.t.stale } : {}) }
    const notice = isStale ? undefined : said
    return show(c, sessionsPage(look, { form, sessions, notice }), isStale ? 403 : 200)
  }
  return routes
}
