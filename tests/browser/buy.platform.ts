import { beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { journey } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'
import { atTheTill, cardField, enterAddress, enterCard, enterContact, placeOrder, thanked } from './till.ts'

let article: Article
beforeAll(async () => {
  article = await anArticle((await platform()).url)
}, 180_000)

journey('from the shelf to a store round the corner: picked up, paid for, listed', {}, async ({ page, open }) => {
  await open(`/product/${article.productId}?sku=${article.sku}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart', { exact: true }).waitFor()
  await page.getByRole('link', { name: /^Cart, 1 item,/ }).waitFor()

  await page.getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
  await page
    .getByRole('group', { name: `Quantity: ${article.name}` })
    .getByRole('button', { name: 'One more' })
    .click()
  await page.getByRole('link', { name: /^Cart, 2 items,/ }).waitFor()
  await page.getByRole('link', { name: 'To checkout' }).click()

  await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor()
  await enterContact(page)
  await page.getByRole('radio', { name: /^Pick up in a store/ }).check()
  await page.getByRole('button', { name: 'Choose a store' }).click()
  await page
    .getByRole('dialog', { name: 'Choose a store' })
    .getByRole('button', { name: /^Choose / })
    .first()
    .click()
  await page.getByText(/^Pick-up at /).waitFor()
  await page.getByText('Free', { exact: true }).waitFor()
  await enterCard(page, cards.approved)
  await placeOrder(page)
  await thanked(page)
  await page.getByRole('link', { name: 'Cart, empty' }).waitFor()

  await page.getByRole('link', { name: 'See the order' }).click()
  const heading = page.getByRole('heading', { level: 1, name: /^Order G-/ })
  const number = ((await heading.textContent()) ?? '').replace('Order ', '')
  await page.getByText('Confirmed', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Your orders' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Your orders' }).waitFor()
  await page.getByRole('link', { name: number }).waitFor()
})

journey('a declined card is explained, the cart is kept, and another card buys', {}, async (visit) => {
  const { page } = visit
  await atTheTill(visit, article)
  await enterContact(page)
  await enterAddress(page)
  await enterCard(page, cards.declined)
  await placeOrder(page)
  await page.getByRole('alert').filter({ hasText: 'Your order did not go through' }).waitFor()
  await page.getByText(/The bank has declined the card/).waitFor()

  await enterCard(page, cards.approved)
  await placeOrder(page)
  await thanked(page)
})

journey('a bank that wants to be sure asks for a code', {}, async (visit) => {
  const { page } = visit
  await atTheTill(visit, article)
  await enterContact(page)
  await enterAddress(page)
  await enterCard(page, cards.challenged)
  await placeOrder(page)
  await cardField(page).getByLabel('One-time code').fill('123456')
  await cardField(page).getByRole('button', { name: 'Confirm' }).click()
  await thanked(page)
})

journey('what is missing is said beside the field, and the first such field is where to go on', {}, async (visit) => {
  const { page } = visit
  await atTheTill(visit, article)
  await placeOrder(page)
  await page
    .getByRole('alert')
    .filter({ hasText: /fields need another look/ })
    .waitFor()
  const name = page.getByLabel('Name', { exact: true })
  await eventually(async () => expect(await name.evaluate((field) => field.matches(':focus'))).toBe(true))
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  await page.getByText('Please fill this in.').first().waitFor()
  expect((await shopperAt(page).orders()).length).toBe(0)
})

journey('an article is taken out of the cart and put back', {}, async ({ page, open }) => {
  await open('/')
  served(await shopperAt(page).add(article.sku, 3))
  await open('/cart')
  await page.getByRole('button', { name: `Remove ${article.name}` }).click()
  await page.getByText(`${article.name} was taken out.`).first().waitFor()
  await page.getByRole('link', { name: 'Cart, empty' }).waitFor()
  await page.getByRole('button', { name: `Put it back: ${article.name}` }).click()
  await page.getByRole('link', { name: /^Cart, 3 items,/ }).waitFor()
  await page.reload()
  const quantity = page.getByRole('textbox', { name: `Quantity: ${article.name}` })
  await eventually(async () => expect(await quantity.inputValue()).toBe('3'))
})

journey('a double click on the buy button buys one', {}, async ({ page, open }) => {
  await open(`/product/${article.productId}?sku=${article.sku}`)
  await page.getByRole('button', { name: 'Add to cart' }).dblclick()
  await page.getByText('In your cart', { exact: true }).waitFor()
  const { cart } = served(await shopperAt(page).get<{ cart: { itemCount: number } }>('/cart'))
  expect(cart.itemCount).toBe(1)
})

journey(
  'an order whose answer is lost is asked for again, and bought once',
  { mayComplain: /ERR_FAILED|Failed to fetch/ },
  async (visit) => {
    const { page } = visit
    await atTheTill(visit, article)
    await enterContact(page)
    await enterAddress(page)
    await enterCard(page, cards.approved)
    await page.route(
      '**/api/web/orders**',
      async (route) => {
        if (route.request().method() === 'POST') await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await placeOrder(page)
    await page.getByRole('heading', { level: 1, name: 'We did not hear back' }).waitFor()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await thanked(page)
    expect((await shopperAt(page).orders()).length).toBe(1)
  },
)
