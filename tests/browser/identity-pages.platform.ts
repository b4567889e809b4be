import { beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { demoAccount } from '../support/demo-accounts.ts'
import { overhangOf, wordsOn } from '../support/in-page.ts'
import { issuerOf } from '../support/people.ts'
import { type Platform, platform } from '../support/platform.ts'
import { fillSignIn, linkInMail, newcomer, type Person } from './people.ts'

let shop: Platform
let identity: string
let mina: Person
beforeAll(async () => {
  shop = await platform()
  identity = issuerOf(shop)
  mina = await demoAccount(shop, 'mina@example.com')
}, 180_000)

/** A form that is not taken is a page with a status that says so, which browsers note. */
const mayComplain = /status of (401|403|404|410|422)/

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  await page.waitForLoadState()
}

/** Has a device ask to be connected (RFC 8628, 3.1). */
async function kiosk() {
  const body = new URLSearchParams({ client_id: 'galleria-kiosk', scope: 'openid profile' })
  const asked = await fetch(`${identity}/device/auth`, { method: 'POST', body })
  const { device_code, user_code, verification_uri_complete } = (await asked.json()) as Record<string, string>
  const poll = async () => {
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
    const form = new URLSearchParams({ client_id: 'galleria-kiosk', grant_type, device_code: device_code ?? '' })
    const answer = (await (await fetch(`${identity}/token`, { method: 'POST', body: form })).json()) as {
      error?: string
    }
    return answer.error ?? 'token'
  }
  return { code: user_code ?? '', link: verification_uri_complete ?? '', poll }
}

for (const [name, width, dark, locale] of [
  ['at a desk, in the light', 1280, false, 'en-GB'],
  ['on a telephone, in the dark and in Korean', 360, true, 'ko-KR'],
] as const) {
  journey(
    `${name}: on no page of identity and of the mailbox axe finds anything, or anything sticks out`,
    { width, dark, locale, mayComplain },
    async ({ page }) => {
      const looked: string[] = []
      async function look() {
        const { pathname } = new URL(page.url())
        looked.push(pathname)
        expect(await overhangOf(page), pathname).toBeLessThanOrEqual(0)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze()
        expect(violations.map(({ id, nodes }) => `${pathname} ${id}: ${nodes[0]?.html}`)).toEqual([])
        if (locale === 'ko-KR' && page.url().startsWith(identity))
          expect((await wordsOn(page)).filter((words) => /\b(the|your|you|sign|enter)\b/i.test(words))).toEqual([])
      }
      const paths = [
        '/sign-up/sent',
        '/verify?token=x',
        '/verify/done',
        '/forgot/sent',
        '/reset?token=x',
        '/reset/done',
        '/signed-out',
        '/device',
        '/nothing',
      ]
      for (const path of paths) {
        await page.goto(`${identity}${path}`)
        await look()
      }
      for (const path of ['/sign-up', '/forgot']) {
        await page.goto(`${identity}${path}`)
        await look()
        await page.locator('button.primary').click()
        await page.locator('[aria-invalid]').first().waitFor()
        await page.locator('[role=alert]:focus').waitFor()
        await look()
      }
      await page.goto(`${identity}/account`)
      await page.locator('#email').waitFor()
      await look()
      await page.locator('#email').fill(mina.email)
      await page.locator('#password').fill('nobody’s password')
      await page.locator('form button.primary').first().click()
      await page.getByRole('alert').first().waitFor()
      expect(await page.locator('#email').inputValue()).toBe(mina.email)
      expect(await page.locator('#password').inputValue()).toBe('')
      await look()
      await page.locator('#password').fill(mina.password)
      await page.locator('form button.primary').first().click()
      await page.waitForURL(`${identity}/account`)
      for (const path of [
        '/account',
        '/account/password',
        '/account/passkeys',
        '/account/sessions',
        '/account/confirm',
        '/account/close',
        '/session/end',
      ]) {
        await page.goto(`${identity}${path}`)
        await look()
      }
      await page.goto(shop.address('mailbox'))
      await look()
      expect(looked).toHaveLength(paths.length + 14)
    },
  )
}

journey(
  'somebody adds a passkey, and signs in with it, and without it once it is removed',
  { mayComplain },
  async (visit) => {
    const { page, context } = visit
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const hana = newcomer('Hana Seo')
    await page.goto(`${identity}/sign-up`)
    await page.getByLabel('Name').fill(hana.name)
    await page.getByLabel('E-mail').fill(hana.email)
    await page.getByLabel('Password').fill(hana.password)
    await press(page, 'Create account')
    await page.goto(await linkInMail(shop, hana))
    await press(page, 'Confirm')

    await page.goto(`${identity}/account/passkeys`)
    await fillSignIn(page, hana)
    await page.waitForURL(`${identity}/account/passkeys`)
    await page.getByLabel('Name of the passkey').fill('Hana’s laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey is added.').waitFor()
    await page.getByText('Hana’s laptop').waitFor()

    // As if she had signed in a while ago: the script leads to proving it anew, and that to where she was.
    await page.route(`${identity}/account/passkeys/options`, (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', json: { code: 'proof-too-old' } }),
    )
    await page.getByLabel('Name of the passkey').fill('Hana’s telephone')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.waitForURL(`${identity}/account/confirm?then=/account/passkeys`)
    await page.getByRole('button', { name: 'Confirm with a passkey' }).click()
    await page.waitForURL(`${identity}/account/passkeys?confirmed`)
    await page.getByText('Nothing has been changed yet').waitFor()
    await page.unroute(`${identity}/account/passkeys/options`)

    const signOut = async () => {
      await page.goto(`${identity}/session/end`)
      await press(page, 'Sign out')
      await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor()
    }
    await signOut()
    await page.goto(`${identity}/account/passkeys`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${identity}/account/passkeys`)
    await page.getByText(/Last used on/).waitFor()

    await page.getByRole('button', { name: 'Remove Hana’s laptop' }).click()
    await page.getByText('The passkey is removed.').waitFor()
    await signOut()
    await page.goto(`${identity}/account`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('That passkey was not accepted').first().waitFor()
    await fillSignIn(page, hana)
    await page.waitForURL(`${identity}/account`)
  },
)

journey(
  '[A9] a device is connected by whoever has seen its code and pressed twice; a link alone connects nothing',
  { mayComplain },
  async ({ page }) => {
    const device = await kiosk()
    await page.goto(`${identity}/account`)
    await fillSignIn(page, mina)
    await page.waitForURL(`${identity}/account`)

    await page.goto(device.link)
    await page.getByRole('heading', { level: 1, name: 'Connect a device' }).waitFor()
    expect(await page.getByLabel('Code').inputValue()).toBe(device.code)
    expect(await device.poll()).toBe('authorization_pending')
    await press(page, 'Go on')
    await page.getByRole('heading', { level: 1, name: 'Connect Galleria kiosk?' }).waitFor()
    await page.getByText(device.code).waitFor()
    await page.getByText(/The device asked from/).waitFor()
    await press(page, 'Connect')
    await page.getByRole('heading', { level: 1, name: 'The device is connected' }).waitFor()

    const other = await kiosk()
    await page.goto(other.link)
    await press(page, 'Go on')
    await press(page, 'Do not connect')
    await page.getByRole('heading', { level: 1, name: 'The device was not connected' }).waitFor()
    expect(await other.poll()).toBe('access_denied')
  },
)

journey(
  'pages of identity work where no scripts run, but for passkeys, which they do not offer',
  { scripts: false, mayComplain },
  async ({ page }) => {
    await page.goto(`${identity}/account/passkeys`)
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
    await fillSignIn(page, mina)
    await page.waitForURL(`${identity}/account/passkeys`)
    await page.getByText('This browser keeps no passkeys').waitFor()
    expect(await page.getByRole('button', { name: 'Add a passkey' }).isVisible()).toBe(false)
    await page.getByRole('link', { name: '한국어' }).click()
    await page.getByRole('heading', { level: 1, name: '패스키' }).waitFor()
  },
)
