import { beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { journey } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'
import { corpus, oneOfEach } from './scripting/corpus.ts'
import { intrudersOn, lookOut, mayComplain } from './scripting/look-out.ts'
import { isOurs, sentTo } from './scripting/sent-elsewhere.ts'
import { atTheTill } from './till.ts'

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

journey('[W4] what is typed at the till, wrong or right, stays what it is', { mayComplain }, async (visit) => {
  const { page } = visit
  await lookOut(visit)
  await atTheTill(visit, article)
  const found = await page
    .locator('form')
    .last()
    .evaluate(
      async (form, texts) => {
        const faults: string[] = []
        const fields = [...form.querySelectorAll('input:not([type="radio"]):not([type="checkbox"]), textarea')] as {
          value: string
          dispatchEvent(event: unknown): void
        }[]
        const { Event } = form.ownerDocument.defaultView as unknown as {
          Event: new (name: string, init: object) => unknown
        }
        for (const text of texts) {
          for (const field of fields) {
            field.value = text
            for (const name of ['input', 'change', 'blur', 'focusout'])
              field.dispatchEvent(new Event(name, { bubbles: true }))
          }
          await new Promise((drawn) => setTimeout(drawn))
          faults.push(...intruders.in())
        }
        return [...faults, ...(fields.length < 4 ? [`only ${fields.length} fields`] : [])]
      },
      corpus.map(({ text }) => text),
    )
  expect(found).toEqual([])
  await page.getByRole('button', { name: /^Place order ·/ }).click()
  expect(await intrudersOn(page)).toEqual([])
})

journey(
  '[W4] what an order was placed with stays a text on every page of that order',
  { mayComplain },
  async (visit) => {
    const { page, open } = visit
    await lookOut(visit)
    await open('/')
    const shopper = shopperAt(page)
    for (const turn of [0, 1, 2]) {
      await putIntoCart(shopper, article.sku)
      const purchase = await eventually(() => shopper.checkOut(cards.approved))
      const place = (name: string, email: string, address: Readonly<Record<string, string>>) => {
        const key = crypto.randomUUID()
        const delivery = { kind: 'home', address: { ...address, countryCode: 'PT' } }
        return patiently(() => shopper.place({ key, order: { ...purchase.order, contact: { name, email }, delivery } }))
      }
      // Nobody's name and no street has angle brackets, so that none is taken; nor is an e-mail address of this kind.
      const markup = oneOfEach(turn).find(({ text }) => text.includes('<'))?.text ?? ''
      const refused = await place(markup, '"<svg/onload=a>"@example.com', {
        street: markup,
        city: markup,
        postalCode: '1',
      })
      expect(refused.status).toBe(400)

      const [name = '', street = '', city = '', postalCode = ''] = packed(turn)
      const { orderId } = served(await place(name, 'mina@example.com', { street, city, postalCode }))
      for (const path of [`/orders/${orderId}`, `/orders/${orderId}/thanks`, '/orders']) {
        await open(path)
        expect(await intrudersOn(page)).toEqual([])
        if (path.endsWith('thanks')) expect(await page.getByText(name.slice(0, 20)).count()).toBeGreaterThan(0)
      }
      served(await patiently(() => shopper.cancel(orderId)))
    }
  },
)

/** As many payloads as the fields of an address hold, others with each turn: name, street, city, postal code. */
function packed(turn: number): readonly string[] {
  const plain = corpus.map(({ text }) => text.trim()).filter((text) => /^[^\p{Cc}<>\u2028\u2029]+$/u.test(text))
  const rest = plain.slice(turn * 20).concat(plain)
  return [80, 120, 80, 16].map((most) => {
    let field = ''
    while ((rest[0]?.length ?? most) + field.length < most) field += `${rest.shift()} `
    return field.trim() || '{{7*7}}'
  })
}

journey(
  '[W4] no form, no cookie and no step of signing in leads elsewhere, or shows what it was sent as markup',
  { mayComplain },
  async (visit) => {
    const { page } = visit
    await lookOut(visit)
    await page.goto('/robots.txt')
    const texts = corpus.filter(({ category }) => ['place', 'address', 'break-out', 'script'].includes(category))
    const answers = await Promise.all(texts.flatMap(({ text }) => sentTo(shop, text)).map(async (asked) => asked()))

    const astray = answers
      .map(({ headers }) => headers.get('location'))
      .filter((to) => to !== null && !isOurs(shop, to))
    expect(astray).toEqual([])
    expect(
      answers.filter(({ headers }) => headers.getSetCookie().some((cookie) => cookie.startsWith('evil='))),
    ).toEqual([])
    const pages = answers.filter(({ headers }) => headers.get('content-type')?.startsWith('text/html'))
    const html = await Promise.all(pages.map((answer) => answer.text()))
    expect(await page.evaluate((documents) => intruders.inTexts(documents), html)).toEqual([])
  },
)
