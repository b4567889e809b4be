import type { Access, Reach } from '@galleria/contracts/access'
import { contracts } from '@galleria/contracts/all'
import type { Endpoint } from '@galleria/contracts/contract'
import type { Actor } from './actors.ts'

/** What is asked about: one's own, somebody else's, and what does not exist. */
export type Whose = 'own' | 'foreign' | 'missing'

/** What a case must answer with: a problem's code, or that policy has nothing against it. */
export type Verdict = 'admitted' | 'not-authenticated' | 'not-permitted' | string

/** Somebody who asks an endpoint about something. */
export interface SubjectCase {
  readonly name: string
  readonly context: string
  readonly endpoint: string
  readonly actor: Actor
  readonly request: unknown
  readonly expected: Verdict
  /** The very answer that what does not exist has to give: compared in full. */
  readonly sameAs?: string
}

/** An order, and whose it is. */
export interface Belongings {
  readonly orderId: string
  readonly shopperId: string
}

/** A request that breaks every schema: whoever gets as far as being told so was let in, and nothing has happened. */
const nonsense = { nobody: 'asks for this' }
/** These read, so that one's own may be asked for in earnest. */
const reading = /\.(get|list)$/

/** Every endpoint, asked by everybody, about everything. */
export function subjectCases(actors: readonly Actor[], belongings: readonly Belongings[]): SubjectCase[] {
  return contracts.flatMap(({ context, endpoints }) =>
    Object.entries(endpoints).flatMap(([key, endpoint]) =>
      actors.flatMap((actor) => casesOf(context, key, endpoint, actor, belongings)),
    ),
  )
}

function casesOf(
  context: string,
  key: string,
  endpoint: Endpoint,
  actor: Actor,
  belongings: readonly Belongings[],
): SubjectCase[] {
  const { access } = endpoint
  const about = { context, endpoint: key, actor }
  const name = (whose: string) => `${context}.${key} by ${actor.name}, ${whose}`
  const verdict = mayAsk(access, actor)
  if (access.kind !== 'roles' || access.owner === undefined || verdict.code)
    return [{ ...about, name: name('anything'), request: nonsense, expected: verdict.code ?? 'admitted' }]
  const hidden = access.conceals ?? 'not-found'
  return (['own', 'foreign', 'missing'] as const).flatMap((whose) => {
    const request = requestFor(key, endpoint, actor, whose, belongings, verdict.reach)
    if (request === undefined) return []
    const isTheirs = whose === 'own' || (whose === 'foreign' && verdict.reach === 'any')
    const missing = whose === 'missing' ? {} : { sameAs: name('missing') }
    return [
      isTheirs
        ? { ...about, name: name(whose), request, expected: 'admitted' }
        : { ...about, name: name(whose), request, expected: hidden, ...missing },
    ]
  })
}

/** What the policy says, worked out here once more: the judge is not to be asked whether it judges well. */
function mayAsk(access: Access, actor: Actor): { readonly code?: Verdict; readonly reach: Reach } {
  if (access.kind === 'open') return { reach: 'any' }
  if (!actor.isKnown) return { code: 'not-authenticated', reach: 'own' }
  if (access.kind === 'callers')
    return access.callers.includes(actor.process) ? { reach: 'any' } : { code: 'not-permitted', reach: 'own' }
  const reaches = actor.kind === 'guest' ? [access.may.guest] : actor.roles.map((role) => access.may[role])
  if (reaches.includes('any')) return { reach: 'any' }
  return reaches.includes('own') ? { reach: 'own' } : { code: 'not-permitted', reach: 'own' }
}

function requestFor(
  key: string,
  { example }: Endpoint,
  actor: Actor,
  whose: Whose,
  belongings: readonly Belongings[],
  reach: Reach,
): unknown {
  const request = example.request as {
    readonly orderId?: string
    readonly shopperId?: string
    readonly guestId?: string
  }
  const own = belongings.find(({ shopperId }) => shopperId === actor.id)
  const foreign = belongings.find(({ shopperId }) => shopperId !== actor.id)
  if (whose === 'own' && (!reading.test(key) || (request.orderId !== undefined && !own))) return nonsense
  const shopperId = { own: actor.id, foreign: foreign?.shopperId, missing: crypto.randomUUID() }[whose]
  if (request.orderId === undefined) {
    // Nobody's history and nobody's cart are empty, for whoever may look at everybody's.
    if (reach === 'any' && whose === 'missing') return undefined
    return { ...request, shopperId, ...(request.guestId ? { guestId: crypto.randomUUID() } : {}) }
  }
  const orderId = { own: own?.orderId, foreign: foreign?.orderId, missing: crypto.randomUUID() }[whose]
  // Whoever may look at anybody's does not say whose; everybody else could only say that it is their own.
  const named = reach === 'any' && key === 'order.get' ? {} : { shopperId: actor.id }
  const { shopperId: _, ...rest } = request
  return { ...rest, ...named, orderId }
}
