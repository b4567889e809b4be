import { expect, test } from 'bun:test'
import type { Session } from '@galleria/contracts/web'
import { ref } from 'vue'
import { createPageContext } from './context.ts'
import { createSession } from './page-session.ts'

const urls = { accountUrl: 'https://id.example/account', signInUrl: '/session/sign-in' }
const guest: Session = { signedIn: false, ...urls }
const mina: Session = { signedIn: true, name: 'Mina Park', email: 'mina@example.com', roles: ['shopper'], ...urls }

/** A shop that says in turn whom it takes the reader for, and nothing when it is told `undefined`. */
function shop(...answers: (Session | undefined)[]) {
  const asked: string[] = []
  const fetch = async (path: string) => {
    asked.push(path)
    const answer = answers.shift()
    return answer ? Response.json(answer) : Response.json({ code: 'unavailable', status: 503 }, { status: 503 })
  }
  return { asked, fetch }
}

test('however many parts of a page want to know who is here, the shop is asked once', async () => {
  const { asked, fetch } = shop(mina)
  const session = createSession(fetch)

  session.want()
  session.want()
  await session.ask()
  session.want()

  expect(asked).toEqual(['/api/web/session'])
  expect(session.now.value).toEqual(mina)
})

test('when nobody can tell it stays open, and whoever wants to know next asks again', async () => {
  const { fetch } = shop(undefined, guest)
  const session = createSession(fetch)

  await session.ask()
  expect(session.now.value).toBeUndefined()
  await session.ask()

  expect([session.now.value, session.ended.value]).toEqual([guest, false])
})

test('a session that ended elsewhere is noticed, and forgotten when somebody signs in again', async () => {
  const session = createSession(shop(mina, guest, mina).fetch)
  await session.ask()

  await session.ask()
  expect(session.ended.value).toBe(true)
  await session.ask()
  expect(session.ended.value).toBe(false)
})

test('an answer that does not know who asks has the page look: it says so when nobody is signed in any more', async () => {
  const answers = [Response.json(mina), new Response(null, { status: 401 }), Response.json(guest)]
  const { session, fetch } = createPageContext({ locale: ref('en'), fetch: async () => answers.shift() as Response })
  await session.ask()

  await fetch('/api/web/orders')
  await session.ask()
  await Promise.resolve()

  expect([session.ended.value, session.now.value]).toEqual([true, guest])
  expect(answers).toEqual([])
})

test('a guest who is refused something has lost no session, and who is still known has not either', async () => {
  const visitor = createSession(shop(guest, guest).fetch)
  await visitor.ask()
  await visitor.refused()
  const user = createSession(shop(mina, mina).fetch)
  await user.ask()
  await user.refused()

  expect([visitor.ended.value, user.ended.value]).toEqual([false, false])
})

test('a server that draws a page does not look any further', async () => {
  const { asked, fetch } = shop()
  const server = { status: 200, head: undefined, lacking: false }
  const refusing = async (path: string) => {
    await fetch(path)
    return new Response(null, { status: 401 })
  }
  const context = createPageContext({ locale: ref('en'), fetch: refusing, server })

  await context.fetch('/api/web/orders')
  await Promise.resolve()

  expect(asked).toEqual(['/api/web/orders'])
})
