import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import type { Ceremonies } from '../../adapters/outbound/passkey-ceremonies.ts'
import { emptyForm, type FormView } from '../design/form.ts'
import { thenOf } from '../guard/fresh-proof.ts'
import { paths } from '../paths.ts'
import { confirmPage } from '../views/confirm-page.ts'
import { again, askerOf, type Kit, type PageContext, readForm, show } from './kit.ts'
import { createProving } from './proving.ts'

/** Proving anew that it is oneself, by password or passkey, before what changes how one signs in (ASVS 7.5.1). */
export function confirmRoutes(kit: Kit, ceremonies: Ceremonies): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const proving = createProving(kit, ceremonies, 'confirm')

  routes.get(paths.confirm, (c) => known(c, (who) => show(c, page(c, who, emptyForm(tokens.give(c, who.sessionId))))))

  routes.post(`${paths.confirm}/options`, (c) => known(c, (who) => proving.begin(c, who)))

  routes.post(paths.confirm, (c) =>
    known(c, async (who) => {
      const refused = await proving.take(c, who, await readForm(c, kit, who.sessionId))
      if (!refused) return goBack(c)
      const csrf = tokens.give(c, who.sessionId)
      return again<'password'>(c, { csrf, values: {}, refused }, (form) => page(c, who, form))
    }),
  )

  /** Back to the page that it was wanted for, with another id for the session, as after any signing in (ASVS 7.2.4). */
  async function goBack(c: PageContext): Promise<Response> {
    for (const cookie of await desk.current.renew(c.req.raw)) c.header('set-cookie', cookie, { append: true })
    return c.redirect(`${thenOf(c)}?confirmed`, 303)
  }

  /** Whoever is not signed in signs in, which is proof enough, and goes on to the page that it was wanted for. */
  async function known(c: PageContext, work: (who: Current) => Promise<Response>): Promise<Response> {
    const who = await desk.current.of(c.req.raw)
    return who ? work(who) : c.redirect(desk.current.signInUrl(thenOf(c)), 303)
  }

  function page(c: PageContext, { person }: Current, form: FormView<'password'>) {
    const hasPasskeys = desk.useCases.passkeys.of(person.id).length > 0
    return confirmPage(askerOf(c, kit).look, { form, email: person.email, hasPasskeys, back: thenOf(c) })
  }
  return routes
}
