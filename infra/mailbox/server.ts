import { join } from 'node:path'
import { createApp } from './app.ts'
import { type Log, log as toStdout } from './log.ts'
import { readSettings } from './settings.ts'
import { createReception } from './smtp/reception.ts'
import { openMails } from './store/mails.ts'

/** Starts the mailbox on the environment given; `stop` lets running requests and mails end. */
export async function startMailbox(env: Readonly<Record<string, string | undefined>>, log: Log = toStdout) {
  const settings = readSettings(env)
  const mails = openMails(join(settings.DATA_DIR, 'mailbox.sqlite'), settings.MAX_MAILS)
  const reception = createReception({ mails, maxMailBytes: settings.MAX_MAIL_BYTES, log, now: Date.now })
  const smtpPort = await reception.open(settings.SMTP_PORT, settings.HOST)
  const server = Bun.serve({
    port: settings.HTTP_PORT,
    hostname: settings.HOST,
    fetch: createApp({ mails, log }).fetch,
  })
  const smtpUrl = `smtp://${settings.HOST === '::1' ? '[::1]' : settings.HOST}:${smtpPort}`
  log('the mailbox is open', { url: server.url.href, smtp: smtpUrl, mails: mails.count() })

  return {
    url: server.url.origin,
    smtpUrl,
    async stop() {
      await Promise.all([reception.close(), server.stop()])
      mails.close()
    },
  }
}

if (import.meta.main) {
  const mailbox = await startMailbox(process.env)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void mailbox.stop().then(() => {
        toStdout('the mailbox has closed', { signal })
        process.exit(0)
      })
    })
  }
}
