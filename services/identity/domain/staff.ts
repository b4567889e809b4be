import type { AccountRole } from './account.ts'

/** Whose sessions each role may end besides its own: those who are nothing but what is named here. A role that is left out of a list is safe. */
export const reachOfRole: Readonly<Record<AccountRole, readonly AccountRole[]>> = {
  shopper: [],
  support: ['shopper'],
  'catalogue-manager': [],
  operator: ['shopper', 'support', 'catalogue-manager', 'operator', 'auditor'],
  auditor: [],
}

/** Whoever does something, or to whom it is done. */
export interface Holder {
  readonly id: string
  readonly roles: readonly AccountRole[]
}

/** Why somebody may not end the sessions of somebody: they are above them, or are themselves, for whom there is a page of their own. */
export type EndingRefusal = 'ending-above' | 'ending-own'

/** Whether somebody helps others with their accounts, and so may look them up. */
export function mayLookPeopleUp({ roles }: Pick<Holder, 'roles'>): boolean {
  return roles.some((role) => reachOfRole[role].length > 0)
}

/** Why somebody may not end all sessions of somebody else; undefined when they may. */
export function endingRefusal(by: Holder, whom: Holder): EndingRefusal | undefined {
  if (by.id === whom.id) return 'ending-own'
  const reach = new Set(by.roles.flatMap((role) => reachOfRole[role]))
  return reach.size > 0 && whom.roles.every((role) => reach.has(role)) ? undefined : 'ending-above'
}
