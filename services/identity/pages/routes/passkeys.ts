import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import type { Ceremonies } from '../../adapters/outbound/passkey-ceremonies.ts'
import { emptyForm, type FormView } from '../design/form.ts'
import { confirmAt, hasProved, proveAnew } from '../guard/fresh-proof.ts'
import { paths } from '../paths.ts'
import type { MistakeCode } from '../texts/texts.ts'
import { type PasskeysView, passkeysPage } from '../views/account-pages.ts'
import { signedIn } from './account.ts'
import { again, askerOf, type Kit, type PageContext, type Refused, readForm, refusedBy, show } from './kit.ts'

const longestLabel = 60
const most = 10

/** One's passkeys: which there are, one more, one less. */
export function passkeyRoutes(kit: Kit, ceremonies: Ceremonies): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const { passkeys } = desk.useCases
  const purposeFor = ({ person, sessionId }: Current) => `register ${person.id} ${sessionId}`

  routes.get(paths.passkeys, (c) =>
    signedIn(c, kit, (who) => {
      const notice = noticeOf(c)
      return show(c, page(c, who, emptyForm(tokens.give(c, who.sessionId)), notice))
    }),
  )

  routes.post(`${paths.passkeys}/options`, (c) =>
    signedIn(c, kit, async (who) => {
      if ((await readForm(c, kit, who.sessionId)).isStale) return c.body(null, 403)
      if (!hasProved(c, kit, who)) throw new RefusalError(refuse('proof-too-old'))
      const { id, email, name } = who.person
      const { options, challenge } = await ceremonies.beginAdding({ id, email, name, passkeys: passkeys.of(id) })
      passkeys.keepChallenge(challenge, purposeFor(who))
      c.header('cache-control', 'no-store')
      return c.json(options)
    }),
  )

  routes.post(paths.passkeys, (c) =>
    signedIn(c, kit, async (who) => {
      const { look } = askerOf(c, kit)
      const sent = await readForm(c, kit, who.sessionId)
      const first = sent.isStale ? undefined : proveAnew(c, kit, who, paths.passkeys)
      if (first) return first
      const label = sent.text('label').normalize('NFC').trim()
      const refused = sent.isStale ? refusedBy(look, undefined) : await added(c, who, label, sent.text('credential'))
      if (!refused) return c.redirect(`${paths.passkeys}?added`, 303)
      const csrf = tokens.give(c, who.sessionId)
      return again<'label'>(c, { csrf, values: { label }, refused }, (form) => page(c, who, form, undefined))
    }),
  )

  routes.post(`${paths.passkeys}/remove`, (c) =>
    signedIn(c, kit, async (who) => {
      const { look, visitor } = askerOf(c, kit)
      const sent = await readForm(c, kit, who.sessionId)
      if (sent.isStale) {
        const form = { ...emptyForm(tokens.give(c, who.sessionId)), problem: look.t.stale }
        return show(c, page(c, who, form, undefined), 403)
      }
      const first = proveAnew(c, kit, who, paths.passkeys)
      if (first) return first
      // One that was removed in the meantime is what was wanted; somebody else's looks no different.
      passkeys.remove({ accountId: who.person.id, id: sent.text('id'), visitor })
      return c.redirect(`${paths.passkeys}?removed`, 303)
    }),
  )

  /** Adds a passkey, or says why not. */
  async function added(c: PageContext, who: Current, label: string, credential: string): Promise<Refused | undefined> {
    const { look, visitor } = askerOf(c, kit)
    const mistake = labelMistake(label)
    if (mistake) return { status: 422, mistakes: { label: mistake } }
    const made = await ceremonies.finishAdding(credential, (challenge) =>
      passkeys.takeChallenge(challenge, purposeFor(who)),
    )
    if (!made) return { status: 422, problem: look.t.passkeys.failed }
    const outcome = await passkeys.add({ passkey: { ...made, label, accountId: who.person.id }, visitor })
    if (outcome.ok) return undefined
    return { status: 422, problem: outcome.reason === 'full' ? look.t.passkeys.full : look.t.passkeys.failed }
  }

  function page(c: PageContext, who: Current, form: FormView<'label'>, notice: PasskeysView['notice']) {
    const own = passkeys.of(who.person.id)
    const confirm = confirmAt(paths.passkeys)
    const isProved = desk.useCases.freshProof.isFresh(who.authenticatedAt)
    const view = { form, passkeys: own, isFull: own.length >= most, notice, confirm, isProved }
    return passkeysPage(askerOf(c, kit, who).look, view)
  }
  return routes
}

function noticeOf(c: PageContext): PasskeysView['notice'] {
  return (['added', 'removed', 'confirmed'] as const).find((word) => c.req.query(word) !== undefined)
}

function labelMistake(label: string): MistakeCode | undefined {
  if (label === '') return 'label-missing'
  return [...label].length > longestLabel ? 'label-too-long' : undefined
}
