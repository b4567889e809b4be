import type { Logger } from '@galleria/chassis/telemetry/logger'
import { createTransport } from 'nodemailer'
import type { Carrier } from './post-office.ts'

/** Where mails are handed in, and in whose name. */
export interface SmtpSettings {
  /** `smtp://host:port`, or `smtps://` for TLS from the first byte; with a user and a password where the server wants them. */
  readonly url: string
  /** The sender: `Galleria <no-reply@galleria.example>`. */
  readonly from: string
  readonly log: Logger
}

/** A server that does not answer holds up the mails behind one of its own, so it is given up soon. */
const patienceMs = 10_000

/** Hands mails to a server by SMTP (RFC 5321). Nothing of a mail is ever read from a file or an address. */
export function smtpCarrier({ url, from, log }: SmtpSettings): Carrier {
  const { protocol, hostname, port, username, password } = new URL(url)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'smtps:' ? 465 : 587),
    secure: protocol === 'smtps:',
    // The rest of the internet is spoken to by TLS or not at all; this machine's own mailbox has none.
    requireTLS: !isLoopback(hostname),
    ignoreTLS: isLoopback(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')

  return async ({ id, to, subject, text, html }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId: `<${id}@${domain}>`,
        // RFC 3834, 5: so that nobody's absence note answers it.
        headers: { 'auto-submitted': 'auto-generated' },
      })
      return 'sent'
    } catch (error) {
      // The server's own words may hold the address, which is nobody's business in a log.
      const { code, responseCode } = reasonOf(error)
      log.warn({ mail: id, reason: code, responseCode }, 'a mail was not taken')
      return responseCode !== undefined && responseCode >= 500 ? 'refused' : 'missed'
    }
  }
}

/** Whether a mail server is this machine's own: fit for development, and for nothing else. */
export function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

function reasonOf(error: unknown): { code: string; responseCode: number | undefined } {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return {
    code: typeof code === 'string' ? code : 'unknown',
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
  }
}
