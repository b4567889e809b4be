import type { ServerPages } from '../adapters/inbound/server-pages.ts'
import type { Look } from './design/layout.ts'
import type { Looks } from './looks.ts'
import { deviceCodePage, deviceConfirmPage } from './views/device-pages.ts'
import { type MessageView, messagePage, pressPage } from './views/message-page.ts'

/** The pages that the authorization server itself shows, in the look of the others. */
export function serverPages(looks: Looks): ServerPages {
  const written = async (page: PromiseLike<unknown> | unknown) => String(await page)
  const message = (request: Request, view: (look: Look) => Omit<MessageView, 'ways'>) => {
    const look = looks(request)
    return written(messagePage(look, { ...view(look), ways: [{ href: `${look.shop}/`, text: look.t.backToShop }] }))
  }

  return {
    enterDeviceCode({ request, form, code, mistake, waitMs }) {
      const look = looks(request)
      const problem = waitMs === undefined ? {} : { problem: look.t.tooMany(Math.ceil(waitMs / 60_000)) }
      const mistakes = mistake === undefined ? {} : { user_code: mistake }
      return written(deviceCodePage(look, form, { csrf: '', values: { user_code: code }, mistakes, ...problem }))
    },
    confirmDevice: ({ request, form, client, code, scopes, from }) =>
      written(deviceConfirmPage(looks(request), form, { client, code, scopes, from })),
    deviceDone: ({ request, outcome }) =>
      message(request, ({ t }) =>
        outcome === 'connected'
          ? { title: t.device.doneTitle, text: t.device.doneText }
          : { title: t.device.deniedTitle, text: t.device.deniedText },
      ),
    askSignOut({ request, form: { action, hidden } }) {
      const look = looks(request)
      const { title, lead, submit, stay } = look.t.signOut
      const buttons = [{ text: submit, name: 'logout', value: 'yes' }, { text: stay }]
      return written(pressPage(look, { title, lead, action, hidden, buttons }))
    },
    signedOut: ({ request }) => message(request, ({ t }) => ({ title: t.signOut.doneTitle, text: t.signOut.doneText })),
    failed: ({ request, code, isExpired }) =>
      message(request, ({ t: { error } }) =>
        isExpired
          ? { title: error['expired-title'], text: error['expired-text'], failed: true }
          : { title: error['refused-title'], text: error['refused-text'], code, failed: true },
      ),
  }
}
