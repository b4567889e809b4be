import { describe, expect, test } from 'bun:test'
import { Session } from '@galleria/contracts/web'
import { mina } from '../test/app-under-test.ts'
import { minaAccount } from '../test/fake-identity.ts'
import { guestCookie, newJar, sessionCookie, shopWithSignIn } from '../test/signed-in.ts'

describe('a session', () => {
  test('asks services in the user’s name, with the proof of who they are, and as the guest they were', async () => {
    const { signIn, fetchAs, asked } = shopWithSignIn()
    const jar = await signIn(newJar({ [guestCookie]: mina }))
    asked.length = 0
    await fetchAs(jar, '/api/web/cart')

    expect(asked[0]).toMatchObject({
      endpoint: 'orders.cart.get',
      request: { shopperId: minaAccount },
      call: {
        caller: {
          principal: { kind: 'user', id: minaAccount, roles: ['shopper'], guestId: mina },
          actors: [],
          evidence: 'access-1',
        },
      },
    })
  })

  test('a guest is asked for as a guest, somebody new as a guest from the first thing on, and a page for everyone in nobody’s name', async () => {
    const { fetchAs, sendAs, asked } = shopWithSignIn()
    await fetchAs(newJar({ [guestCookie]: mina }), '/api/web/orders')
    await sendAs(newJar(), 'POST', '/api/web/cart/lines', { sku: 'LMP-012-OAK', quantity: 1 })
    await fetchAs(newJar({ [guestCookie]: mina }), '/api/web/pages/home')
    const callers = asked.map(
      ({ endpoint, call }) => `${endpoint} ${call.caller?.principal.kind} ${call.caller?.principal.id}`,
    )

    expect(callers[0]).toBe(`orders.order.list guest ${mina}`)
    expect(callers[1]).toBe(`orders.cart.add guest ${mina}`)
    expect(callers.at(-1)).toMatch(/^catalog\.\S+ undefined undefined$/)
  })

  test('says who it is to the pages: name, address and roles, and no token', async () => {
    const { signIn, fetchAs } = shopWithSignIn()
    const nobody = await fetchAs(newJar(), '/api/web/session')
    const response = await fetchAs(await signIn(), '/api/web/session')
    const ways = { accountUrl: 'http://localhost:8085/account', signInUrl: '/session/sign-in' }

    expect(Session.parse(await nobody.json())).toEqual({ signedIn: false, ...ways })
    expect(await response.json()).toEqual({
      signedIn: true,
      name: 'Mina Kang',
      email: 'mina@example.com',
      roles: ['shopper'],
      ...ways,
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('[B2] has an id of its own, whatever the browser brought along, and a new one with each sign-in', async () => {
    const { signIn, fetchAs } = shopWithSignIn()
    const planted = 'p'.repeat(43)
    const jar = await signIn(newJar({ [sessionCookie]: planted }))
    const first = jar.held.get(sessionCookie) ?? ''
    await signIn(jar)
    const second = jar.held.get(sessionCookie)

    expect(new Set([planted, first, second]).size).toBe(3)
    const old = newJar({ [sessionCookie]: first })
    expect(await (await fetchAs(old, '/api/web/session')).json()).toMatchObject({ signedIn: false })
    expect(old.held.has(sessionCookie)).toBe(false)
  })

  test('is kept where nobody can read it, under a name from which no cookie can be made', async () => {
    const { signIn, entries } = shopWithSignIn()
    const jar = await signIn()
    const kept = JSON.stringify([...entries])

    expect(kept).not.toContain(jar.held.get(sessionCookie) as string)
    // What is sealed may well have “Mina” in it by chance, and no spaces or signs.
    expect(kept).not.toMatch(/access-1|refresh-1|mina@example|Mina Kang/)
  })

  test('[B2] cannot be put in another’s place by whoever can write where it is kept', async () => {
    const { signIn, entries, identity, fetchAs } = shopWithSignIn()
    const jar = await signIn()
    identity.userId = '11111111-1111-4111-8111-111111111111'
    const [minas] = [...entries].filter(([key]) => key.startsWith('session.'))
    const joons = await signIn()
    const [key = ''] = [...entries.keys()].filter((each) => each.startsWith('session.') && each !== minas?.[0])
    entries.set(key, minas?.[1] as never)

    expect(await (await fetchAs(joons, '/api/web/session')).json()).toMatchObject({ signedIn: false })
    expect(await (await fetchAs(jar, '/api/web/session')).json()).toMatchObject({ signedIn: true })
  })
})
