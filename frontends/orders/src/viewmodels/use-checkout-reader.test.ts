import { expect, test } from 'bun:test'
import type { Session } from '@galleria/contracts/web'
import { nextTick, shallowRef } from 'vue'
import { type CheckoutForm, emptyForm } from '../model/checkout-form.ts'
import { settled } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { memoryShelf } from '../testing/memory-shelf.ts'

const urls = { accountUrl: 'https://id.example/account', signInUrl: '/session/sign-in' }
const mina: Session = { signedIn: true, name: 'Mina Park', email: 'mina@example.com', roles: ['shopper'], ...urls }

test('what was typed is there again after a reload', async () => {
  const page = await checkoutPage()
  await page.fill()
  await settled()
  expect(page.draft.value).toMatchObject({ name: 'Mina Park', city: 'Berlin' })
})

test('who has signed in finds name and e-mail filled in, and what was typed is left alone', async () => {
  const page = await checkoutPage({}, { session: shallowRef<Session | undefined>(mina) })
  page.vm.resume()
  expect([page.vm.form.name, page.vm.form.email]).toEqual(['Mina Park', 'mina@example.com'])

  const late = await checkoutPage()
  late.vm.resume()
  late.vm.form.name = 'For Joon'
  late.session.value = mina
  await nextTick()
  expect([late.vm.form.name, late.vm.form.email]).toEqual(['For Joon', 'mina@example.com'])
})

test('what a guest has typed is still there after signing in, and a guest’s form is left empty', async () => {
  const draft = memoryShelf<CheckoutForm>({ ...emptyForm(), street: 'Torstraße 1', email: 'other@example.com' })
  const page = await checkoutPage({}, { draft, session: shallowRef<Session | undefined>(mina) })
  page.vm.resume()
  expect(page.vm.form).toMatchObject({ street: 'Torstraße 1', email: 'other@example.com', name: 'Mina Park' })

  const guest = await checkoutPage({}, { session: shallowRef<Session | undefined>({ signedIn: false, ...urls }) })
  guest.vm.resume()
  expect(guest.vm.form).toEqual(emptyForm())
})

test('what another user has left behind in this tab is not shown to the next', async () => {
  const draft = memoryShelf<CheckoutForm>({
    ...emptyForm(),
    name: 'Joon',
    street: 'Elsewhere 2',
    owner: 'joon@example.com',
  })
  const page = await checkoutPage({}, { draft, session: shallowRef<Session | undefined>(mina) })
  page.vm.resume()

  expect(page.vm.form).toMatchObject({ name: 'Mina Park', street: '', owner: 'mina@example.com' })
})
