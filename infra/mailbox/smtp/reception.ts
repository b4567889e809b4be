import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Log } from '../log.ts'
import type { Mails } from '../store/mails.ts'
import { readMail } from './read-mail.ts'

/** What the reception is built from. */
export interface ReceptionParts {
  readonly mails: Mails
  readonly maxMailBytes: number
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** A refusal with the reply code of RFC 5321, 4.2: 4xx asks to be tried again, 5xx does not. */
class Refusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/**
 * Takes mails in by SMTP. A mail is acknowledged once it is on the disk, and to nobody else: it is never sent on. What is
 * kept, held in memory or waited for is bounded.
 */
export function createReception({ mails, maxMailBytes, log, now }: ReceptionParts) {
  const server = new SMTPServer({
    name: 'mailbox.localhost',
    banner: 'keeps every mail and delivers none',
    // This machine's own processes send here over the loopback interface; there is nobody to hide from and no account.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMailBytes,
    maxClients: 50,
    maxRecipients: 50,
    maxAllowedUnauthenticatedCommands: false,
    socketTimeout: 30_000,
    closeTimeout: 1_000,
    onData(stream, session, callback) {
      receive(stream, session).then(
        (id) => callback(null, `kept as mail ${id}`),
        (error: unknown) => callback(refusalFor(error)),
      )
    },
  })
  // A client that hangs up in the middle of a mail is no failure of the mailbox.
  server.on('error', (error) => log('a connection ended badly', { error: error.message }))

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<number> {
    const raw = await read(stream, maxMailBytes)
    if (!raw) throw new Refusal(552, `The mail is longer than ${maxMailBytes} bytes`)
    const content = await readMail(raw).catch((cause: unknown) => {
      throw new Refusal(554, `The mail cannot be read: ${cause instanceof Error ? cause.message : 'it is no mail'}`)
    })
    const to = session.envelope.rcptTo.map(({ address }) => address)
    const id = mails.add({ ...content, to, receivedAt: now() })
    log('a mail was taken in', { mail: id, bytes: raw.byteLength, recipients: to.length })
    return id
  }

  function refusalFor(error: unknown): Refusal {
    if (error instanceof Refusal) return error
    log('a mail could not be kept', { error: String(error) })
    return new Refusal(451, 'The mail could not be kept; try again')
  }

  return {
    /** Opens the port given, or any free one for 0; resolves to the one that was opened. */
    open: (port: number, host: string) =>
      new Promise<number>((resolve, reject) => {
        server.server.once('error', reject)
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port))
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The whole mail; undefined when it is longer than allowed, of which the rest is read and dropped. */
async function read(stream: SMTPServerDataStream, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size <= maxBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= maxBytes ? Buffer.concat(chunks) : undefined
}
