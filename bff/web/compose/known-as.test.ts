import { expect, test } from 'bun:test'
import { guestCaller } from '@galleria/chassis/authority/caller'
import { inTheNameOf } from '@galleria/chassis/call'
import type { Role } from '@galleria/contracts/access'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { testCall } from '@galleria/testkit'
import { asOwner, asOwnerOrSupport } from './known-as.ts'

const [user, guest, other] = ['a-user', 'a-guest', 'somebody-else']
const callOf = (...roles: Role[]) =>
  inTheNameOf({ principal: { kind: 'user', id: user, roles, guestId: guest }, actors: [] }, testCall())

/** Orders of which one is `owner`'s; and who was asked for. */
function ordersOf(owner: string) {
  const asked: (string | undefined)[] = []
  const ask = async (name: string | undefined): Promise<Answer<string>> => {
    asked.push(name)
    return name === undefined || name === owner ? done('an order') : refuse('order-unknown')
  }
  return { asked, ask }
}

test('an order bought as a guest stays readable after signing in, and is looked for last', async () => {
  const { asked, ask } = ordersOf(guest)
  expect(await asOwner(callOf('shopper'), ask)).toEqual(done('an order'))
  expect(asked).toEqual([user, guest])
})

test('[B9] somebody else’s order is as unknown as none, to users, guests and strangers alike', async () => {
  const { asked, ask } = ordersOf(other)
  expect(await asOwnerOrSupport(callOf('shopper', 'operator', 'catalogue-manager'), ask)).toMatchObject({ ok: false })
  expect(await asOwnerOrSupport(inTheNameOf(guestCaller(guest), testCall()), ask)).toMatchObject({ ok: false })
  expect(await asOwnerOrSupport(testCall(), ask)).toEqual(refuse('order-unknown'))
  expect(asked).toEqual([user, guest, guest])
})

test('support reads anybody’s order, and its own as anybody does', async () => {
  const foreign = ordersOf(other)
  expect(await asOwnerOrSupport(callOf('support'), foreign.ask)).toEqual(done('an order'))
  expect(foreign.asked).toEqual([user, guest, undefined])
  const own = ordersOf(user)
  await asOwnerOrSupport(callOf('support'), own.ask)
  expect(own.asked).toEqual([user])
})

test('a refusal of another kind is the answer: nobody is asked again for what was declined', async () => {
  const asked: unknown[] = []
  const closed = async (name: string) => {
    asked.push(name)
    return refuse('order-closed')
  }
  expect(await asOwner(callOf('shopper'), closed)).toEqual(refuse('order-closed'))
  expect(asked).toEqual([user])
})
