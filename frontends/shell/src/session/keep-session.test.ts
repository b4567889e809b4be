import { expect, test } from 'bun:test'
import type { Session } from '@galleria/contracts/web'
import { createPageContext } from '@galleria/ui'
import { nextTick, ref } from 'vue'
import { keepSession } from './keep-session.ts'

const urls = { accountUrl: 'https://id.example/account', signInUrl: '/session/sign-in' }
const guest: Session = { signedIn: false, ...urls }
const mina: Session = { signedIn: true, name: 'Mina Park', email: 'mina@example.com', roles: ['shopper'], ...urls }

/** A tab of a shop that says in turn whom it takes the reader for, and what goes to and from the other tabs. */
async function tab(...answers: Session[]) {
  const told: boolean[] = []
  let fromOthers = (_: { readonly data: unknown }) => {}
  let look = () => {}
  const { session } = createPageContext({
    locale: ref('en'),
    fetch: async () => Response.json(answers.shift() ?? guest),
  })
  keepSession(session, {
    neighbours: {
      postMessage: (signedIn) => told.push(signedIn),
      addEventListener: (_, hear) => {
        fromOthers = hear
      },
    },
    seenAgain: (callback) => {
      look = callback
    },
  })
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    await nextTick()
  }
  await settled()
  return {
    session,
    told,
    left: answers,
    async hear(data: unknown) {
      fromOthers({ data })
      await settled()
    },
    async seenAgain() {
      look()
      await settled()
    },
  }
}

test('a tab finds out who is here, and tells the others', async () => {
  const { session, told } = await tab(mina)

  expect([session.now.value, told]).toEqual([mina, [true]])
})

test('who signs out in one tab is asked for in the others, and the page says that it is over', async () => {
  const { session, told, hear } = await tab(mina, guest)

  await hear(true)
  expect(session.ended.value).toBe(false)
  await hear(false)

  expect([session.now.value, session.ended.value, told]).toEqual([guest, true, [true, false]])
})

test('a tab that is looked at again makes sure that its reader is still known; a guest’s asks nothing', async () => {
  const user = await tab(mina, guest)
  await user.seenAgain()
  const visitor = await tab(guest, mina)
  await visitor.seenAgain()

  expect([user.session.ended.value, visitor.left]).toEqual([true, [mina]])
})
