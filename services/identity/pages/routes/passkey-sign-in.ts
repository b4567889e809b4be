import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import type { Ceremonies } from '../../adapters/outbound/passkey-ceremonies.ts'
import { paths } from '../paths.ts'
import { expired, goOn, pendingOf, signInFor } from './interaction.ts'
import { again, askerOf, type Kit, type Refused, readForm, refusedBy } from './kit.ts'

/** Signing in by passkey. A challenge is for the browser that asked for it. */
export function passkeySignInRoutes(kit: Kit, ceremonies: Ceremonies): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const { passkeys } = desk.useCases
  const path = `${paths.interaction(':id')}/passkey`
  const purposeFor = (browser: string | undefined) => `sign-in ${browser ?? ''}`

  routes.post(`${path}/options`, async (c) => {
    const pending = await pendingOf(c, kit)
    if (!pending || (await readForm(c, kit)).isStale) return c.body(null, 403)
    const { options, challenge } = await ceremonies.beginSigningIn()
    passkeys.keepChallenge(challenge, purposeFor(tokens.browserOf(c)))
    c.header('cache-control', 'no-store')
    return c.json(options)
  })

  routes.post(path, async (c) => {
    const { look, visitor } = askerOf(c, kit)
    const pending = await pendingOf(c, kit)
    if (!pending) return expired(c, look)
    const sent = await readForm(c, kit)
    const answerWith = (refused: Refused) =>
      again<'email' | 'password'>(c, { csrf: tokens.give(c), values: {}, refused }, (form) =>
        signInFor({ ...look, here: paths.interaction(pending.id) }, pending, form),
      )
    if (sent.isStale) return answerWith(refusedBy(look, undefined))
    const mayTry = passkeys.tryOnce(visitor)
    if (!mayTry.ok) return answerWith(refusedBy(look, mayTry))

    const purpose = purposeFor(tokens.browserOf(c))
    const proved = await ceremonies.finishSigningIn(
      sent.text('credential'),
      (challenge) => passkeys.takeChallenge(challenge, purpose),
      passkeys.find,
    )
    if (!proved) passkeys.refused(visitor, 'passkey-not-proved')
    const outcome = proved && passkeys.signIn({ ...proved, visitor })
    if (outcome?.ok) return goOn(c, look, kit, outcome, 'passkey')
    return answerWith(
      outcome && outcome.reason !== 'refused'
        ? refusedBy(look, outcome)
        : { status: 401, problem: look.t.signIn.passkeyRefused },
    )
  })
  return routes
}
