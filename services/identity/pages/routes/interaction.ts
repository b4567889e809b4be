import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Pending } from '../../adapters/inbound/interactions.ts'
import { emptyForm, type FormView } from '../design/form.ts'
import type { Look } from '../design/layout.ts'
import { paths } from '../paths.ts'
import type { MistakeCode } from '../texts/texts.ts'
import { consentPage } from '../views/consent-page.ts'
import { messagePage } from '../views/message-page.ts'
import { signInPage } from '../views/sign-in-page.ts'
import { again, askerOf, type Kit, type PageContext, type Refused, readForm, refusedBy, show } from './kit.ts'

type Names = 'email' | 'password'

/** Signing in for an app, and letting it in. */
export function interactionRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const path = paths.interaction(':id')

  routes.get(path, async (c) => {
    const { look } = askerOf(c, kit)
    const pending = await pendingOf(c, kit)
    if (!pending) return expired(c, look)
    const form = emptyForm(tokens.give(c))
    if (pending.asks === 'consent') return show(c, consentFor(look, pending, form))
    const email = pending.person?.email ?? pending.emailHint
    return show(c, signInFor(look, pending, { ...form, values: email === undefined ? {} : { email } }))
  })

  routes.post(path, async (c) => {
    const { look } = askerOf(c, kit)
    // Before anything that costs: a flood of passwords is turned away by the hundreds a second.
    if (desk.useCases.isBusy() && (await readForm(c, kit)).text('password') !== '') return busy(c, look)
    const pending = await pendingOf(c, kit)
    if (!pending) return expired(c, look)
    return pending.asks === 'consent' ? decide(c, look, pending) : signIn(c, look, pending)
  })

  async function signIn(c: PageContext, look: Look, pending: Pending): Promise<Response> {
    const sent = await readForm(c, kit)
    const [email, password] = [sent.text('email'), sent.text('password')]
    const draw = (form: FormView<Names>) => signInFor(look, pending, form)
    const answerWith = (refused: Refused) => again<Names>(c, { csrf: tokens.give(c), values: { email }, refused }, draw)

    if (sent.isStale) return answerWith(refusedBy(look, undefined))
    const mistakes = missing(email, password)
    if (Object.keys(mistakes).length > 0) return answerWith({ status: 422, mistakes })
    const outcome = await desk.useCases.signIn({ email, password, visitor: askerOf(c, kit).visitor })
    if (outcome.ok) return goOn(c, look, kit, outcome, 'pwd')
    return answerWith(
      outcome.reason === 'refused' ? { status: 401, problem: look.t.signIn.refused } : refusedBy(look, outcome),
    )
  }

  async function decide(c: PageContext, look: Look, pending: Pending): Promise<Response> {
    const sent = await readForm(c, kit)
    if (sent.isStale) return show(c, consentFor(look, pending, emptyForm(tokens.give(c))), 403)
    // Whatever is not a yes is a no.
    const isAllowed = sent.text('decision') === 'allow'
    const to = await (isAllowed ? desk.interactions.finishConsent(c.req.raw) : desk.interactions.abort(c.req.raw))
    return to === undefined ? expired(c, look) : c.redirect(to, 303)
  }

  return routes
}

/** What is pending in this browser, if it is what the address names. */
export async function pendingOf(c: PageContext, { desk }: Kit): Promise<Pending | undefined> {
  const pending = await desk.interactions.pending(c.req.raw)
  return pending?.id === c.req.param('id') ? pending : undefined
}

/** Goes on to the app once somebody is known, by a 303 so that no password travels along (RFC 9700, 4.12). */
export async function goOn(
  c: PageContext,
  look: Look,
  { desk }: Kit,
  { person, device }: { readonly person: { readonly id: string }; readonly device: string },
  by: 'pwd' | 'passkey',
): Promise<Response> {
  const to = await desk.interactions.finishSignIn(c.req.raw, { accountId: person.id, by })
  if (to === undefined) return expired(c, look)
  desk.rememberDevice(c, device)
  return c.redirect(to, 303)
}

/** A page for whoever comes with a password when too many do. It has the way back to the form. */
function busy(c: PageContext, look: Look): Promise<Response> {
  const { t } = look
  const ways = [{ href: c.req.path, text: t.tryAgain }]
  c.header('retry-after', '5')
  return show(c, messagePage(look, { title: t.error['down-title'], text: t.busy, failed: true, ways }), 503)
}

/** A page about a sign-in that is no longer under way. */
export function expired(c: PageContext, look: Look): Promise<Response> {
  const { error, backToShop } = look.t
  const ways = [{ href: `${look.shop}/`, text: backToShop }]
  return show(
    c,
    messagePage(look, { title: error['expired-title'], text: error['expired-text'], failed: true, ways }),
    400,
  )
}

/** The page of signing in, for what is pending. */
export function signInFor(look: Look, { id, client }: Pending, form: FormView<Names>) {
  return signInPage(look, {
    form,
    passkeyAction: `${paths.interaction(id)}/passkey`,
    signUp: paths.signUp,
    forgot: paths.forgot,
    client: client.name,
  })
}

function consentFor(look: Look, { client, scopes, shops, person }: Pending, form: FormView) {
  return consentPage(look, { form, client: client.name, email: person?.email ?? '', scopes, shops })
}

function missing(email: string, password: string): Partial<Record<Names, MistakeCode>> {
  return {
    ...(email.trim() === '' ? { email: 'email-missing' as const } : {}),
    ...(password === '' ? { password: 'password-missing' as const } : {}),
  }
}
