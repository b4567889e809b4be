import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { mina } from '../test/app-under-test.ts'
import { minaAccount } from '../test/fake-identity.ts'
import { guestCookie, newJar, shopWithSignIn } from '../test/signed-in.ts'

const merged = () => done(orders.endpoints['cart.merge'].example.reply)
const merges = ({ asked }: Pick<ReturnType<typeof shopWithSignIn>, 'asked'>) =>
  asked.filter(({ endpoint }) => endpoint === 'orders.cart.merge')

/** A shop whose orders merge as told. */
function shop(answer: () => Answer<unknown> = merged) {
  let now = answer
  const made = shopWithSignIn({ told: { 'orders.cart.merge': () => now() } })
  return {
    ...made,
    answers: (next: typeof answer) => {
      now = next
    },
  }
}

test('a guest who signs in finds what was in the cart, which is asked for once', async () => {
  const made = shop()
  const jar = await made.signIn(newJar({ [guestCookie]: mina }))
  await made.fetchAs(jar, '/api/web/cart')

  expect(merges(made).map(({ request }) => request)).toEqual([{ shopperId: minaAccount, guestId: mina, locale: 'en' }])
  expect(merges(made)[0]?.call.caller?.principal).toMatchObject({ kind: 'user', id: minaAccount, guestId: mina })
  expect(jar.held.get(guestCookie)).toBe(mina)
})

test('somebody who was never a guest has nothing to merge', async () => {
  const made = shop()
  await made.signIn()
  expect(merges(made)).toEqual([])
})

test('while the orders are away signing in works all the same, and the cart is merged when they are back', async () => {
  const made = shop(() => {
    throw new Outage('no-responders', 'orders')
  })
  const jar = await made.signIn(newJar({ [guestCookie]: mina }))
  await made.fetchAs(jar, '/api/web/orders')
  expect(merges(made)).toHaveLength(1)
  made.answers(merged)
  await made.clock.pass(5_000)
  // Another guest by now, as when the browser has forgotten its cookie: what is merged is what was there at sign-in.
  jar.held.delete(guestCookie)
  await made.fetchAs(jar, '/api/web/cart')
  await made.clock.pass(60_000)
  await made.fetchAs(jar, '/api/web/cart')

  expect(merges(made)).toHaveLength(2)
  expect(merges(made)[1]?.call.caller?.principal.guestId).toBe(mina)
})

test('somebody who may have no cart is not asked for again', async () => {
  const made = shop(() => refuse('not-permitted'))
  const jar = await made.signIn(newJar({ [guestCookie]: mina }))
  await made.clock.pass(60_000)
  await made.fetchAs(jar, '/api/web/orders')
  expect(merges(made)).toHaveLength(1)
})
