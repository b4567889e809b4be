import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import { leastPassword } from '../../domain/password-policy.ts'
import { emptyForm, type FormView } from '../design/form.ts'
import { paths } from '../paths.ts'
import type { MistakeCode } from '../texts/texts.ts'
import { accountHomePage } from '../views/account-pages.ts'
import { messagePage } from '../views/message-page.ts'
import { changePasswordPage } from '../views/password-pages.ts'
import { again, askerOf, type Kit, type PageContext, type Refused, readForm, refusedBy, show } from './kit.ts'

/** The pages of somebody's account. Whoever is not signed in is sent to sign in, and comes back. */
export function accountRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens, shop } = kit
  const { useCases, current } = desk

  routes.get(paths.account, (c) =>
    signedIn(c, kit, (who) => {
      const { name, email, roles } = who.person
      return show(c, accountHomePage(askerOf(c, kit, who).look, { name, email, roles, signOutUrl: current.signOutUrl }))
    }),
  )

  routes.get(paths.password, (c) =>
    signedIn(c, kit, (who) => {
      const { person, sessionId } = who
      const form = emptyForm(tokens.give(c, sessionId))
      const done = c.req.query('done') !== undefined
      return show(c, changePasswordPage(askerOf(c, kit, who).look, { form, leastPassword, email: person.email, done }))
    }),
  )

  routes.post(paths.password, (c) =>
    signedIn(c, kit, async (who) => {
      const { person, sessionId } = who
      const { look, visitor } = askerOf(c, kit, who)
      const sent = await readForm(c, kit, sessionId)
      const [now, password] = [sent.text('current'), sent.text('password')]
      const asked = { accountId: person.id, current: now, password, sessionId, visitor }
      const outcome = sent.isStale ? undefined : await useCases.changePassword(asked)
      if (outcome?.ok) return c.redirect(`${paths.password}?done`, 303)
      const refused: Refused =
        outcome?.reason === 'mistaken'
          ? { status: 422, mistakes: placed(outcome.mistakes.password) }
          : refusedBy(look, outcome)
      const draw = (form: FormView<'current' | 'password'>) =>
        changePasswordPage(look, { form, leastPassword, email: person.email, done: false })
      return again(c, { csrf: tokens.give(c, sessionId), values: {}, refused }, draw)
    }),
  )

  routes.get(paths.signedOut, (c) => {
    const { look } = askerOf(c, kit)
    const { doneTitle: title, doneText: text } = look.t.signOut
    return show(c, messagePage(look, { title, text, ways: [{ href: `${shop}/`, text: look.t.backToShop }] }))
  })
  return routes
}

/** Does what is for those only who are signed in; sends everybody else to sign in, and back to where they wanted to be. */
export async function signedIn(
  c: PageContext,
  { desk }: Kit,
  work: (who: Current) => Promise<Response>,
): Promise<Response> {
  const who = await desk.current.of(c.req.raw)
  if (who) return work(who)
  // What was posted cannot be posted again by coming back, so one comes back to the page that it was posted from.
  const { pathname } = new URL(c.req.url)
  const back = c.req.method === 'GET' ? pathname : pathname.replace(/\/(end|end-all|remove|options)$/, '')
  return c.redirect(desk.current.signInUrl(back), 303)
}

/** The field that a mistake about passwords belongs to. */
function placed(code: MistakeCode | undefined): Partial<Record<'current' | 'password', MistakeCode>> {
  if (code === undefined) return {}
  return code === 'password-wrong' || code === 'password-missing' ? { current: code } : { password: code }
}
