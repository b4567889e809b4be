import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import { leastPassword } from '../../domain/password-policy.ts'
import { emptyForm } from '../design/form.ts'
import { paths } from '../paths.ts'
import { checkMailPage, deadLinkPage } from '../views/mail-pages.ts'
import { messagePage } from '../views/message-page.ts'
import { forgotPage, resetPage } from '../views/password-pages.ts'
import { again, askerOf, type Kit, readForm, refusedBy, show } from './kit.ts'
import { signInAt } from './sign-up.ts'

/** Choosing a new password without the old one: by a link in a mail, which is sent to whoever has an account. */
export function resetRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens, shop } = kit
  const signIn = signInAt(shop)

  routes.get(paths.forgot, (c) => show(c, forgotPage(askerOf(c, kit).look, emptyForm(tokens.give(c)), signIn)))

  routes.post(paths.forgot, async (c) => {
    const { look, visitor } = askerOf(c, kit)
    const sent = await readForm(c, kit)
    const email = sent.text('email')
    const outcome = sent.isStale ? undefined : await desk.useCases.askForReset({ email, visitor })
    if (outcome?.ok) return c.redirect(paths.forgotSent, 303)
    const refused = refusedBy(look, outcome)
    return again<'email'>(c, { csrf: tokens.give(c), values: { email }, refused }, (form) =>
      forgotPage(look, form, signIn),
    )
  })

  routes.get(paths.forgotSent, (c) => {
    const { look } = askerOf(c, kit)
    return show(c, checkMailPage(look, look.t.checkMail.reset, paths.forgot))
  })

  routes.get(paths.reset, (c) => {
    const { look } = askerOf(c, kit)
    if (!desk.useCases.resetIsOpen(c.req.query('token') ?? '')) return show(c, deadLinkPage(look, paths.forgot), 410)
    return show(c, resetPage(look, { form: emptyForm(tokens.give(c)), leastPassword }))
  })

  routes.post(paths.reset, async (c) => {
    const { look, visitor } = askerOf(c, kit)
    const sent = await readForm(c, kit)
    const [token, password] = [c.req.query('token') ?? '', sent.text('password')]
    const outcome = sent.isStale ? undefined : await desk.useCases.resetPassword({ token, password, visitor })
    if (outcome?.ok) return c.redirect(paths.resetDone, 303)
    if (outcome?.reason === 'dead') return show(c, deadLinkPage(look, paths.forgot), 410)
    const refused = refusedBy(look, outcome)
    return again<'password'>(c, { csrf: tokens.give(c), values: {}, refused }, (form) =>
      resetPage(look, { form, leastPassword }),
    )
  })

  routes.get(paths.resetDone, (c) => {
    const { look } = askerOf(c, kit)
    const { doneTitle: title, doneText: text } = look.t.reset
    return show(c, messagePage(look, { title, text, ways: [{ href: signIn, text: look.t.verify.signIn }] }))
  })
  return routes
}
