import type { SignedIn } from '../../support/people.ts'

/** As much of the OpenAPI document as the matrix needs. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly 'x-access'?: 'everyone' | 'visitor' | 'visitor-or-support' | 'browser' | 'identity-server'
}

/** Somebody who comes to the shop's door, by what their browser sends. */
export interface Comer {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** Whose orders they may see; nobody's, when undefined. */
  readonly id: string | undefined
  readonly seesEverybodys: boolean
  /** A browser that holds a session which has ended: it is told so before it changes anything. */
  readonly hasEnded?: true
}

/** Somebody who asks a route about an order. */
export interface RouteCase {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly comer: Comer
  readonly body: string | undefined
  readonly expected: 'served' | 'invalid-request' | 'not-authenticated' | 'order-unknown'
  /** The case whose answer has to be the very same. */
  readonly sameAs?: string
}

/** An order, and whose it is. */
interface OrderOf {
  readonly orderId: string
  readonly shopperId: string
}

/** Everybody who can come to the door. */
export function comers(
  guests: readonly { readonly id: string; readonly cookie: string }[],
  people: Readonly<Record<string, SignedIn>>,
  ended: string,
): readonly Comer[] {
  const shopper = people.shopper
  const unknown = { id: undefined, seesEverybodys: false }
  return [
    { name: 'nobody', headers: {}, ...unknown },
    {
      name: 'a made-up session',
      headers: { cookie: `__Host-Http-galleria-session=${'A'.repeat(43)}` },
      ...unknown,
      hasEnded: true,
    },
    { name: 'a session that is no session', headers: { cookie: '__Host-Http-galleria-session=../../etc' }, ...unknown },
    { name: 'a session that has ended', headers: { cookie: ended }, ...unknown, hasEnded: true },
    { name: 'a made-up guest', headers: { cookie: `__Host-Http-galleria-shopper=${crypto.randomUUID()}` }, ...unknown },
    { name: 'a bare access token', headers: { authorization: `Bearer ${shopper?.accessToken}` }, ...unknown },
    {
      name: 'somebody who says who they are',
      headers: { 'x-user-id': shopper?.id ?? '', 'x-galleria-caller': shopper?.id ?? '' },
      ...unknown,
    },
    ...guests.map(({ id, cookie }, i) => ({ name: `guest ${i + 1}`, headers: { cookie }, id, seesEverybodys: false })),
    ...Object.entries(people).map(([name, { id, roles, jar }]) => ({
      name,
      headers: { ...jar.header() },
      id,
      seesEverybodys: roles.includes('support'),
    })),
  ]
}

const revision = JSON.stringify({ lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] })

/** Every route that names an order, asked by everybody about their own, somebody else's and none at all. */
export function orderRouteCases(
  { paths }: Described,
  everybody: readonly Comer[],
  orders: readonly OrderOf[],
): RouteCase[] {
  const routes = Object.entries(paths)
    .filter(([path]) => path.includes('{orderId}'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
  return routes.flatMap(({ path, method, operation }) =>
    everybody.flatMap((comer) => {
      const own = orders.find(({ shopperId }) => shopperId === comer.id)
      const foreign = orders.find(({ shopperId }) => shopperId !== comer.id)
      const about = { own: own?.orderId, foreign: foreign?.orderId, missing: crypto.randomUUID() }
      const isReading = method === 'GET'
      const name = (whose: string) => `${method} ${path} by ${comer.name}, ${whose}`
      const isEnded = comer.hasEnded && !isReading
      return (['own', 'foreign', 'missing'] as const).flatMap((whose): RouteCase[] => {
        const orderId = about[whose]
        if (orderId === undefined) return []
        const reaches =
          whose === 'own' ||
          (whose === 'foreign' && comer.seesEverybodys && operation['x-access'] === 'visitor-or-support')
        // One's own is not really cancelled: whoever is told that the wish makes no sense has been let in.
        const body = isReading
          ? undefined
          : whose === 'own'
            ? '{"nobody":"asks for this"}'
            : path.endsWith('/revisions')
              ? revision
              : '{}'
        const admitted = isReading ? 'served' : 'invalid-request'
        const expected = isEnded ? 'not-authenticated' : reaches ? admitted : 'order-unknown'
        const common = {
          name: name(whose),
          method,
          path: path.replace('{orderId}', orderId),
          comer,
          body,
          expected,
        } as const
        return [whose === 'missing' || reaches || isEnded ? common : { ...common, sameAs: name('missing') }]
      })
    }),
  )
}
