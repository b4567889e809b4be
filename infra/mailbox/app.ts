import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Log } from './log.ts'
import { listPage } from './page/list-page.ts'
import { mailPage } from './page/mail-page.ts'
import { messagePage } from './page/message-page.ts'
import { ownPagesOnly, protect } from './protect.ts'
import { linksIn } from './smtp/links.ts'
import type { Mail, Mails } from './store/mails.ts'

const shownAtOnce = 100
const sheet = await Bun.file(join(import.meta.dir, 'page/mailbox.css')).text()

/** The mailbox's pages and its small API, as an app that a test can ask without a port. */
export function createApp({ mails, log }: { readonly mails: Mails; readonly log: Log }): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 1_024 }))
  app.get('/status', (c) => c.json({ status: 'up', mails: mails.count() }))
  app.use(ownPagesOnly)

  app.get('/mails/:id/markup', protect('mail'), (c) => {
    const mail = mailOf(c)
    // Links of a mail lead out of its frame, where nothing could be done with what they open.
    return mail ? c.html(`<!doctype html><meta charset="utf-8"><base target="_blank">${mail.html}`) : c.notFound()
  })

  app.use(protect('page'))
  app.get('/', (c) => {
    const to = c.req.query('to')?.trim() ?? ''
    return c.html(listPage({ to, mails: mails.list({ to, limit: shownAtOnce }), count: mails.count() }))
  })
  app.get('/mails/:id', (c) => {
    const mail = mailOf(c)
    return mail ? c.html(mailPage(mail, c.req.query('as') === 'text' ? 'text' : 'markup')) : c.notFound()
  })
  app.get('/api/mails', (c) => {
    const found = mails.list({ to: c.req.query('to')?.trim(), limit: shownAtOnce })
    return c.json({ mails: found.map((mail) => ({ ...mail, links: linksIn(mail.text) })) })
  })
  app.post('/empty', (c) => {
    mails.clear()
    log('the mailbox was emptied')
    return c.redirect('/', 303)
  })
  app.get('/assets/mailbox.css', (c) => c.body(sheet, 200, { 'content-type': 'text/css; charset=utf-8' }))

  app.notFound((c) =>
    c.html(messagePage('There is no such mail', 'It was never here, or made room for newer ones.'), 404),
  )
  app.onError((error, c) => {
    log('request failed', { method: c.req.method, error: error.message, stack: error.stack })
    return c.html(messagePage('The mailbox made a mistake', 'Its log says more.'), 500)
  })

  function mailOf(c: Context): Mail | undefined {
    const id = Number(c.req.param('id'))
    return Number.isSafeInteger(id) ? mails.get(id) : undefined
  }
  return app
}
