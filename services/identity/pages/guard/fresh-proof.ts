import type { Current } from '../../adapters/inbound/interactions.ts'
import { paths } from '../paths.ts'
import type { Kit, PageContext } from '../routes/kit.ts'

/** The pages that one comes back to when one has proved anew who one is. Nothing else that stands in a link leads anywhere. */
export const provedFor = [paths.account, paths.passkeys, paths.sessions, paths.people] as const
/** See {@link provedFor}. */
export type ProvedFor = (typeof provedFor)[number]

/** Where to prove anew who one is, for something on that page. */
export function confirmAt(then: ProvedFor): string {
  return `${paths.confirm}?then=${then}`
}

/** The page that a link to prove it was followed from. */
export function thenOf(c: PageContext): ProvedFor {
  return provedFor.find((path) => path === c.req.query('then')) ?? paths.account
}

/**
 * Sends whoever has not proved of late who they are to do so, and afterwards back to that page; undefined when they have. Ask it once
 * the form's token is known to be good, and before anything is done: what was sent is not kept, and has to be sent again.
 */
export function proveAnew(c: PageContext, kit: Kit, who: Current, then: ProvedFor): Response | undefined {
  return hasProved(c, kit, who) ? undefined : c.redirect(confirmAt(then), 303)
}

/** Whether somebody has proved of late who they are. That they have not, for something they wanted, is written down. */
export function hasProved(c: PageContext, { desk }: Kit, { person, authenticatedAt }: Current): boolean {
  const { freshProof } = desk.useCases
  if (freshProof.isFresh(authenticatedAt)) return true
  freshProof.refused({ accountId: person.id, visitor: desk.visitorOf(c) }, 'proof-too-old')
  return false
}
