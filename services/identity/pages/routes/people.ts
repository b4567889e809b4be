import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import { Hono } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import { mayLookPeopleUp } from '../../domain/staff.ts'
import { emptyForm } from '../design/form.ts'
import { proveAnew } from '../guard/fresh-proof.ts'
import { paths } from '../paths.ts'
import { type PeopleView, peoplePage } from '../views/people-page.ts'
import { signedIn } from './account.ts'
import {
  again,
  askerOf,
  type Kit,
  type PageContext,
  type Refused,
  readForm,
  refusedBy,
  type Sent,
  show,
} from './kit.ts'

/**
 * Somebody else's account, for those who help with it. To everybody else these pages are not there. Whom somebody looks for travels in
 * a form and never in an address, so that it is in no log and no history: what is found is the answer to the form.
 */
export function peopleRoutes(kit: Kit): Hono<EdgeEnv> {
  const routes = new Hono<EdgeEnv>()
  const { desk, tokens } = kit
  const { staff } = desk.useCases

  // Both, since a form that was not taken is drawn again where it was sent to, and may be opened from there in the other language.
  routes.on('GET', [paths.people, `${paths.people}/end`], (c) =>
    signedIn(c, kit, (who) => {
      if (!mayLookPeopleUp(who.person)) throw notThere()
      const form = emptyForm(tokens.give(c, who.sessionId))
      const notice = (['ended', 'confirmed'] as const).find((word) => c.req.query(word) !== undefined)
      return show(c, page(c, who, { form, notice }))
    }),
  )

  routes.post(paths.people, (c) =>
    signedIn(c, kit, async (who) => {
      const { look, visitor } = askerOf(c, kit)
      const sent = await readForm(c, kit, who.sessionId)
      const wanted = sent.text('wanted')
      const isForged = sent.isStale && mayLookPeopleUp(who.person)
      const outcome = isForged ? undefined : staff.lookPersonUp({ staffId: who.person.id, wanted, visitor })
      if (outcome && !outcome.ok && outcome.reason === 'hidden') throw notThere()
      if (!outcome?.ok) return unfound(c, who, wanted, refusedBy(look, outcome))
      const form = emptyForm(tokens.give(c, who.sessionId))
      return show(c, page(c, who, { form: { ...form, values: { wanted } }, found: outcome.found }))
    }),
  )

  routes.post(`${paths.people}/end`, (c) =>
    signedIn(c, kit, async (who) => {
      const { look, visitor } = askerOf(c, kit)
      const sent = await readForm(c, kit, who.sessionId)
      const [accountId, statement] = [sent.text('id'), sent.text('reason')]
      const isForged = sent.isStale && mayLookPeopleUp(who.person)
      if (isForged) return unfound(c, who, accountId, refusedBy(look, undefined))
      const toProve = mayLookPeopleUp(who.person) ? proveAnew(c, kit, who, paths.people) : undefined
      if (toProve) return toProve
      const outcome = await staff.endSessionsOf({ staffId: who.person.id, accountId, statement, visitor })
      if (outcome.ok) return c.redirect(`${paths.people}?ended`, 303)
      switch (outcome.reason) {
        case 'hidden':
          throw notThere()
        case 'mistaken':
          return unended(c, who, sent, refusedBy(look, outcome))
        case 'ending-above':
        case 'ending-own':
          return unended(c, who, sent, { status: 403, problem: look.t.people[outcome.reason] })
      }
    }),
  )

  function unfound(c: PageContext, who: Current, wanted: string, refused: Refused): Promise<Response> {
    const csrf = tokens.give(c, who.sessionId)
    return again<'wanted'>(c, { csrf, values: { wanted }, refused }, (form) => page(c, who, { form }))
  }

  /** The person again, with what was said and what is wrong with it. That is another look at them. */
  function unended(c: PageContext, who: Current, sent: Sent, refused: Refused): Promise<Response> {
    const { look, visitor } = askerOf(c, kit)
    const wanted = sent.text('id')
    const looked = staff.lookPersonUp({ staffId: who.person.id, wanted, visitor })
    if (!looked.ok) return unfound(c, who, wanted, looked.reason === 'hidden' ? refused : refusedBy(look, looked))
    const csrf = tokens.give(c, who.sessionId)
    const values = { reason: sent.text('reason') }
    return again<'reason'>(c, { csrf, values, refused }, (ending) =>
      page(c, who, { form: emptyForm(csrf), found: looked.found, ending }),
    )
  }

  function page(
    c: PageContext,
    who: Current,
    view: Omit<PeopleView, 'ending' | 'notice'> & Partial<Pick<PeopleView, 'ending' | 'notice'>>,
  ) {
    const ending = view.ending ?? emptyForm(view.form.csrf)
    return peoplePage(askerOf(c, kit, who).look, { notice: undefined, ...view, ending })
  }
  return routes
}

/** What every address answers that nothing is at. */
function notThere(): RefusalError {
  return new RefusalError(refuse('not-found'))
}
