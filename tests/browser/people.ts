import { expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import type { DemoAccount } from '../support/demo-accounts.ts'
import type { Platform } from '../support/platform.ts'

/** Somebody who can sign in. */
export type Person = DemoAccount

/** Somebody who has no account yet. */
export function newcomer(name: string): Person {
  const mark = crypto.randomUUID().slice(0, 8)
  return { name, email: `${mark}@example.com`, password: `four quiet lamps ${mark}` }
}

/** The button of the account menu, in the header. */
export const accountButton = (page: Page) => page.getByRole('banner').locator('details[data-menu] > summary')

/** Opens the account menu, and leaves it open. */
export async function openAccount(page: Page): Promise<void> {
  await accountButton(page).click()
  await page.getByRole('banner').getByRole('link', { name: 'Your orders' }).waitFor()
}

/** Fills in identity's page of signing in, wherever somebody was sent to it from. */
export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs in from the header of whatever page is open, and is back on it. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await sendSignIn(page, person)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
}

/** See {@link signIn}; what the page holds that one is back on is not waited for. */
export async function sendSignIn(page: Page, person: Person): Promise<void> {
  const { pathname } = new URL(page.url())
  await openAccount(page)
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await fillSignIn(page, person)
  await page.waitForURL((url) => url.pathname === pathname)
}

/** Waits until the header names its reader. */
export async function greeted(page: Page, { name }: Pick<Person, 'name'>): Promise<void> {
  await accountButton(page).filter({ hasText: name }).waitFor()
}

/** Signs out by the form in the header, tells identity that it is meant, and ends at the shop's door. */
export async function signOut(page: Page): Promise<void> {
  await openAccount(page)
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign out?' }).waitFor()
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** The link in the newest mail that somebody has got; mails travel for a moment. */
export function linkInMail(shop: Platform, { email }: Person): Promise<string> {
  return eventually(
    async () => {
      const response = await fetch(`${shop.address('mailbox')}/api/mails?to=${encodeURIComponent(email)}`)
      const { mails } = (await response.json()) as { mails: readonly { readonly links: readonly string[] }[] }
      expect(mails[0]?.links.length).toBeGreaterThan(0)
      return mails[0]?.links[0] as string
    },
    { withinMs: 10_000 },
  )
}
