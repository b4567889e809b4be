import { issuerOf } from '../../support/people.ts'
import type { Platform } from '../../support/platform.ts'

const fromOurPage = { 'sec-fetch-site': 'same-origin', accept: 'text/html' }

/** All that sends a text elsewhere than in an address of a page: in forms, cookies, languages, and the steps of signing in. */
export function sentTo(shop: Platform, text: string): readonly (() => Promise<Response>)[] {
  const form = (path: string, fields: Record<string, string>) => () =>
    fetch(shop.url + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: fromOurPage,
    })
  const get =
    (path: string, headers: Record<string, string> = {}) =>
    () =>
      fetch(shop.url + path, { redirect: 'manual', headers: { ...fromOurPage, ...headers } })
  const inHeader = encodeURIComponent(text)
  const query = new URLSearchParams({ error: text, error_description: text, state: text, code: text, iss: text })
  const identity = issuerOf(shop)
  const elsewhere = new URLSearchParams({ token: text, email: text, error: text, client_id: text, redirect_uri: text })
  return [
    form('/forms/cart/lines', { sku: text, quantity: text }),
    form('/forms/preferences', { theme: 'dark', back: text }),
    form('/forms/preferences', { locale: text, back: text }),
    get('/', { cookie: `galleria-locale=${inHeader}; galleria-theme="><b>${inHeader}`, 'accept-language': inHeader }),
    get(`/session/sign-in?${new URLSearchParams({ return: text })}`),
    get(`/session/callback?${query}`),
    ...[
      '/verify',
      '/reset',
      '/sign-up',
      '/forgot',
      '/signed-out',
      `/interaction/${encodeURIComponent(text)}`,
      '/auth',
    ].map(
      (path) => () =>
        fetch(`${identity}${path}?${elsewhere}`, { redirect: 'manual', headers: { accept: 'text/html' } }),
    ),
  ]
}

/** True for an address of ours, or where people sign in. */
export function isOurs(shop: Platform, location: string): boolean {
  const { origin } = new URL(location, shop.url)
  return origin === shop.url || origin === issuerOf(shop)
}
