import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { BusMessage } from '@galleria/chassis/bus/bus'
import { contracts } from '@galleria/contracts/all'
import { askSubject } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import { orders } from '@galleria/contracts/orders'
import { callerRows } from '@galleria/infra/broker'
import { allProcesses } from '@galleria/infra/topology'
import { eventually, testCall } from '@galleria/testkit'
import { newJar } from '../support/jar.ts'
import { buy } from '../support/orders.ts'
import { inTime } from '../support/patience.ts'
import { everybody } from '../support/people.ts'
import { type Platform, platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { guestCookie, newShopper } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { allActors } from './matrix/actors.ts'
import { type Belongings, type SubjectCase, subjectCases } from './matrix/subjects.ts'

// Every subject of every service, asked by everybody and by everybody who only pretends, about what is theirs, what is somebody
// else's and what does not exist. The services are the real ones, and so are the keys and the access tokens.

let shop: Platform
let tester: Tester
let cases: readonly SubjectCase[]
let belongings: readonly Belongings[]

beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  const article = await anArticle(shop.url)
  const { tokenForAnotherBff, ...people } = await everybody(shop)
  const jars = [newJar(), newJar()] as const
  const [mina, joon] = [newShopper(shop.url, {}, jars[0]), newShopper(shop.url, {}, jars[1])]
  const orderOfGuest = await buy(mina, article)
  await joon.add(article.sku)
  const guests = [jars[0].value(guestCookie) ?? '', jars[1].value(guestCookie) ?? ''] as const
  const orderOfUser = await buy(people.shopper.shopper, article)
  belongings = [
    { orderId: orderOfGuest.orderId, shopperId: guests[0] },
    { orderId: orderOfUser.orderId, shopperId: people.shopper.id },
  ]
  const actors = await allActors({
    keyFileOf: (process) => `${shop.data}/keys/callers/${process}.jwk`,
    processes: callerRows.map(({ name }) => name),
    guests,
    people,
    tokenForAnotherBff,
  })
  cases = subjectCases(actors, belongings)
}, 180_000)
afterAll(() => tester.leave())

test('no context of the topology is left out', () => {
  const contexts = allProcesses.flatMap(({ context }) => (context ? [context] : []))
  expect(new Set(contracts.map(({ context }) => context))).toEqual(new Set(contexts))
})

test('[B9] [N6] nobody is answered but those whom the policy lets ask, and about nothing but what they may reach', async () => {
  const before = await eventually(held)
  const answers = new Map<string, Answered>()
  await eachOf(cases, 32, async (one) => void answers.set(one.name, await inTime(() => ask(one), isLate)))
  const wrong = cases.filter(({ name, expected }) => !isAs(expected, answers.get(name)))
  expect(wrong.slice(0, 10).map(({ name, expected }) => ({ name, expected, answered: answers.get(name) }))).toEqual([])
  // What is somebody else's must not be told from what does not exist, to the letter.
  const told = cases.filter(({ name, sameAs }) => sameAs && answers.get(name)?.text !== answers.get(sameAs)?.text)
  expect(told.slice(0, 10).map(({ name }) => name)).toEqual([])
  expect(cases.length).toBeGreaterThan(1_500)
  expect(await eventually(held)).toEqual(before)
  const refused = cases.filter(({ expected }) => expected !== 'admitted').length
  console.log(
    `  ${cases.length} asks of ${new Set(cases.map((one) => one.context + one.endpoint)).size} subjects: ${refused} refused, as they have to be`,
  )
}, 120_000)

/** An answer: its problem's code, if it has one, and all of its text. */
interface Answered {
  readonly code: string | undefined
  readonly text: string
}

async function ask({ context, endpoint, actor, request }: SubjectCase): Promise<Answered> {
  const authorization = await actor.authorization(context)
  const headers = {
    [header.timeoutMs]: '5000',
    [header.idempotencyKey]: crypto.randomUUID(),
    ...(authorization === undefined ? {} : { [header.authorization]: authorization }),
  }
  const reply: BusMessage = await tester.ask(askSubject(context, endpoint), JSON.stringify(request), headers)
  return { code: reply.header(header.serviceError), text: reply.text() }
}

/** Nobody is let in, or not, by chance: only an outage is. */
const outages: ReadonlySet<string | undefined> = new Set(['deadline-exceeded', 'unavailable', 'overloaded'])
const isLate = ({ code }: Answered): boolean => outages.has(code)

/** Whoever was let in is answered, or told that the request makes no sense. */
function isAs(expected: SubjectCase['expected'], answered: Answered | undefined): boolean {
  if (!answered) return false
  return expected === 'admitted'
    ? answered.code === undefined || answered.code === 'invalid-request'
    : answered.code === expected
}

/** All that the matrix could have changed: the orders, and what lies in the carts. */
async function held(): Promise<unknown> {
  const asked = tester.client(orders)
  return Promise.all(
    belongings.map(async ({ orderId, shopperId }) => [
      await asked.cart.get({ shopperId, locale: 'en' }, testCall()).then((answer) => answer.ok && answer.value.lines),
      await asked.order
        .get({ shopperId, orderId }, testCall())
        .then(
          (answer) =>
            answer.ok &&
            answer.value.timeline.map(({ what }) => what).filter((what) => what !== 'shipped' && what !== 'delivered'),
        ),
    ]),
  )
}

async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
