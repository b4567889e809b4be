import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import type { Ceremonies } from '../../adapters/outbound/passkey-ceremonies.ts'
import { emptyForm, type FormView } from '../design/form.ts'
import { confirmAt } from '../guard/fresh-proof.ts'
import { paths } from '../paths.ts'
import { closePage } from '../views/close-page.ts'
import { messagePage } from '../views/message-page.ts'
import { signedIn } from './account.ts'
import { again, askerOf, type Kit, type PageContext, readForm, show } from './kit.ts'
import { createProving } from './proving.ts'

/**
 * Closing one's account. The proof that it is oneself comes with the very form: an earlier one, however fresh, may have been for something
 * else, and this cannot be undone.
 */
export function closeRoutes(kit: Kit, ceremonies: Ceremonies): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens, shop } = kit
  const proving = createProving(kit, ceremonies, 'close')

  routes.get(paths.close, (c) =>
    signedIn(c, kit, (who) => show(c, page(c, who, emptyForm(tokens.give(c, who.sessionId))))),
  )

  routes.post(`${paths.close}/options`, (c) => signedIn(c, kit, (who) => proving.begin(c, who)))

  routes.post(paths.close, (c) =>
    signedIn(c, kit, async (who) => {
      const refused = await proving.take(c, who, await readForm(c, kit, who.sessionId))
      if (!refused) return close(c, who)
      const csrf = tokens.give(c, who.sessionId)
      return again<'password'>(c, { csrf, values: {}, refused }, (form) => page(c, who, form))
    }),
  )

  routes.get(paths.closed, (c) => {
    const { look } = askerOf(c, kit)
    const { doneTitle: title, doneText: text } = look.t.close
    return show(c, messagePage(look, { title, text, ways: [{ href: `${shop}/`, text: look.t.backToShop }] }))
  })

  async function close(c: PageContext, { person }: Current): Promise<Response> {
    const provedAt = (await desk.current.of(c.req.raw))?.authenticatedAt ?? 0
    const { visitor } = askerOf(c, kit)
    const outcome = await desk.useCases.closeAccount({ accountId: person.id, provedAt, visitor })
    return c.redirect(outcome.ok ? paths.closed : confirmAt(paths.account), 303)
  }

  function page(c: PageContext, who: Current, form: FormView<'password'>) {
    const hasPasskeys = desk.useCases.passkeys.of(who.person.id).length > 0
    return closePage(askerOf(c, kit, who).look, { form, email: who.person.email, hasPasskeys })
  }
  return routes
}
