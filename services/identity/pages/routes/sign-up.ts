import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import { leastPassword } from '../../domain/password-policy.ts'
import { csrfField, emptyForm, type FormView } from '../design/form.ts'
import type { Look } from '../design/layout.ts'
import { paths } from '../paths.ts'
import { checkMailPage, deadLinkPage } from '../views/mail-pages.ts'
import { messagePage, pressPage } from '../views/message-page.ts'
import { signUpPage } from '../views/sign-up-page.ts'
import { again, askerOf, type Kit, type NoStatus, type PageContext, readForm, refusedBy, show } from './kit.ts'

type Names = 'name' | 'email' | 'password'

/** Creating an account, up to the link in the mail and what comes of it. */
export function signUpRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens, shop } = kit
  const signIn = signInAt(shop)
  const page = (look: Look, form: FormView<Names>) => signUpPage(look, { form, leastPassword, signIn })

  routes.get(paths.signUp, (c) => show(c, page(askerOf(c, kit).look, emptyForm(tokens.give(c)))))

  routes.post(paths.signUp, async (c) => {
    const { look, visitor } = askerOf(c, kit)
    const sent = await readForm(c, kit)
    const [name, email] = [sent.text('name'), sent.text('email')]
    const outcome = sent.isStale
      ? undefined
      : await desk.useCases.signUp({ name, email, password: sent.text('password'), visitor })
    if (outcome?.ok) return c.redirect(paths.signUpSent, 303)
    const refused = refusedBy(look, outcome)
    return again(c, { csrf: tokens.give(c), values: { name, email }, refused }, (form) => page(look, form))
  })

  routes.get(paths.signUpSent, (c) => {
    const { look } = askerOf(c, kit)
    return show(c, checkMailPage(look, look.t.checkMail.signUp, paths.signUp))
  })

  routes.get(paths.verify, (c) => {
    const { look } = askerOf(c, kit)
    const { title, lead, submit } = look.t.verify
    const hidden = { [csrfField]: tokens.give(c) }
    return show(c, pressPage(look, { title, lead, action: look.here, hidden, buttons: [{ text: submit }] }))
  })

  routes.post(paths.verify, async (c) => {
    const { look, visitor } = askerOf(c, kit)
    const { title, submit } = look.t.verify
    if ((await readForm(c, kit)).isStale) {
      const hidden = { [csrfField]: tokens.give(c) }
      const buttons = [{ text: submit }]
      return show(c, pressPage(look, { title, lead: look.t.stale, action: look.here, hidden, buttons }), 403)
    }
    const outcome = desk.useCases.verifyEmail({ token: c.req.query('token') ?? '', visitor })
    if (outcome.ok) return c.redirect(paths.verifyDone, 303)
    if (outcome.reason === 'too-many') return tooMany(c, look, outcome.waitMs)
    return show(c, deadLinkPage(look, paths.signUp), 410)
  })

  routes.get(paths.verifyDone, (c) => {
    const { look } = askerOf(c, kit)
    const { doneTitle: title, doneText: text, signIn: words } = look.t.verify
    return show(c, messagePage(look, { title, text, ways: [{ href: signIn, text: words }] }))
  })
  return routes
}

/** Where the shop signs people in: there is no signing in for nothing. */
export function signInAt(shop: string): string {
  return `${shop}/session/sign-in?return=/`
}

/** A page for whoever has tried too often where there is no form to fill in again. */
function tooMany(c: PageContext, look: Look, waitMs: number): Promise<Response> {
  const status: NoStatus = 429
  c.header('retry-after', String(Math.max(1, Math.ceil(waitMs / 1_000))))
  const text = look.t.tooMany(Math.ceil(waitMs / 60_000))
  const ways = [{ href: look.here, text: look.t.checkMail.again }]
  return show(c, messagePage(look, { title: look.t.error.title, text, failed: true, ways }), status)
}
