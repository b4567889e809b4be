import { readFileSync } from 'node:fs'
import {
  type ConnectionOptions,
  connect,
  ErrorCode,
  type Msg,
  type NatsConnection,
  NatsError,
  headers as newHeaders,
  nkeyAuthenticator,
  RequestStrategy,
} from 'nats'

/** Headers by their names, exactly as they are written. */
export type Headers = Readonly<Record<string, string>>

/** What came back. */
export interface Reply {
  /** The problem's code: `Nats-Service-Error`. */
  readonly code: string | undefined
  /** `Nats-Service-Error-Code` */
  readonly status: string | undefined
  readonly text: string
  readonly tookMs: number
}

/** Nobody answered: none was there, or none was heard of in time. */
export class NoReply extends Error {
  override readonly name = 'NoReply'
  readonly why: 'nobody-there' | 'too-late'
  constructor(subject: string, why: NoReply['why']) {
    super(why === 'nobody-there' ? `nobody is there to answer ${subject}` : `${subject} was not answered in time`)
    this.why = why
  }
}

/** A message that came in. */
export interface Heard {
  readonly subject: string
  readonly text: string
  /** Where whoever asked wants the answer. */
  readonly replyTo: string
  header(name: string): string | undefined
}

/** A message as it lies in a stream. */
export interface Stored extends Omit<Heard, 'replyTo'> {
  readonly sequence: number
}

/** A bare connection to the broker: what the kit says and hears passes no chassis. */
export interface Line {
  ask(subject: string, body: string | Uint8Array, headers?: Headers, timeoutMs?: number): Promise<Reply>
  /** Publishes into a stream. @throws when none has stored it. */
  store(subject: string, body: string, headers: Headers): Promise<void>
  /** Answers a subject until it is let go. */
  serve(
    subject: string,
    queue: string,
    answer: (heard: Heard) => Promise<{ readonly text: string; readonly headers?: Headers }>,
  ): () => void
  /** Every answer that the registry gives to a question about a service. */
  registry<Answer>(verb: 'PING' | 'INFO' | 'STATS', service: string): Promise<Answer[]>
  /** What a stream holds on a subject, oldest first; wildcards allowed. */
  stored(stream: string, subject: string): Promise<Stored[]>
  /** Asks the JetStream API. */
  api<Answer>(subject: string, body?: object): Promise<Answer>
  close(): Promise<void>
}

/** What is shown to a broker that speaks TLS only, and by what it is known. */
export interface LineTls {
  readonly caFile: string
  readonly certFile: string
  readonly keyFile: string
}

const encoder = new TextEncoder()
/** How long the first may take to say that it is there, and how long nobody must have said so for all to be known. */
const registryMs = 5_000
const quietMs = 250
const connectMs = 5_000
const mostConnects = 4
const storeMs = 5_000
const mostTries = 3
const pauseMs = 200

/** Connects as a user of the broker, with certificates where it wants to see one. The first connection has to be there at once; a lost one comes back by itself. */
export async function openLine(url: string, user: string, seedFile: string, tls?: LineTls): Promise<Line> {
  const connection = await connected({
    servers: url,
    name: user,
    inboxPrefix: `_INBOX_${user}`,
    authenticator: nkeyAuthenticator(encoder.encode(readFileSync(seedFile, 'utf8').trim())),
    tls: tls ? { handshakeFirst: true, ...tls } : null,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
    noAsyncTraces: true,
  })

  async function request(subject: string, body: string | Uint8Array, headers: Headers, timeout: number): Promise<Msg> {
    try {
      return await connection.request(subject, typeof body === 'string' ? encoder.encode(body) : body, {
        timeout,
        headers: asHeaders(headers),
      })
    } catch (error) {
      if (!(error instanceof NatsError)) throw error
      if (error.code === ErrorCode.NoResponders) throw new NoReply(subject, 'nobody-there')
      if (error.code === ErrorCode.Timeout) throw new NoReply(subject, 'too-late')
      throw error
    }
  }

  async function api<Answer>(subject: string, body: object = {}): Promise<Answer> {
    const answer = (await request(`$JS.API.${subject}`, JSON.stringify(body), {}, 5_000)).json<Answer & ApiError>()
    if (answer.error && answer.error.code !== 404) throw new Error(`${subject}: ${answer.error.description}`)
    return answer
  }

  return {
    api,

    async ask(subject, body, headers = {}, timeoutMs = 10_000) {
      const begun = performance.now()
      const message = await request(subject, body, headers, timeoutMs)
      return {
        code: headerOf(message, 'Nats-Service-Error'),
        status: headerOf(message, 'Nats-Service-Error-Code'),
        text: message.string(),
        tookMs: performance.now() - begun,
      }
    },

    async store(subject, body, headers) {
      // A broker that has only just come back may lose a message, and stores what has an id once, however often it comes.
      const tries = headers['Nats-Msg-Id'] === undefined ? 1 : mostTries
      for (let count = 1; ; count += 1) {
        try {
          const ack = (await request(subject, body, headers, storeMs)).json<ApiError>()
          if (ack.error) throw new Error(`${subject} was not stored: ${ack.error.description}`)
          return
        } catch (error) {
          if (!(error instanceof NoReply) || count === tries) throw error
          await Bun.sleep(pauseMs)
        }
      }
    },

    serve(subject, queue, answer) {
      const subscription = connection.subscribe(subject, {
        queue,
        callback: (fault, message) => {
          if (fault) return
          void answer(heard(message)).then(({ text, headers }) => {
            // Somebody who is slow may have an answer only when the line is put down.
            if (!connection.isClosed() && !connection.isDraining())
              message.respond(encoder.encode(text), { headers: asHeaders(headers ?? {}) })
          })
        },
      })
      return () => subscription.unsubscribe()
    },

    async registry<Answer>(verb: string, service: string) {
      const answers: Answer[] = []
      const options = { strategy: RequestStrategy.JitterTimer, maxWait: registryMs, jitter: quietMs }
      try {
        for await (const message of await connection.requestMany(`$SRV.${verb}.${service}`, '', options)) {
          if (message.data.length > 0) answers.push(message.json<Answer>())
        }
      } catch (error) {
        if (!(error instanceof NatsError) || error.code !== ErrorCode.NoResponders) throw error
      }
      return answers
    },

    async stored(stream, subject) {
      const found: Stored[] = []
      for (let next = 1; ; ) {
        const { message } = await api<StoredMessage>(`STREAM.MSG.GET.${stream}`, { seq: next, next_by_subj: subject })
        if (!message) return found
        next = message.seq + 1
        const headers = parseHeaders(decode(message.hdrs))
        found.push({
          subject: message.subject,
          sequence: message.seq,
          text: decode(message.data),
          header: (name) => headers.get(name),
        })
      }
    },

    close: () => connection.drain(),
  }
}

/** A handshake that is lost on a busy machine is begun anew; whom the broker does not want is told so at the first. */
async function connected(options: ConnectionOptions): Promise<NatsConnection> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await connect({ ...options, timeout: connectMs })
    } catch (error) {
      const isLate = error instanceof NatsError && error.code === ErrorCode.Timeout
      if (!isLate || tries === mostConnects) throw error
    }
  }
}

interface ApiError {
  readonly error?: { readonly code: number; readonly description: string }
}

interface StoredMessage {
  readonly message?: { readonly subject: string; readonly seq: number; readonly data?: string; readonly hdrs?: string }
}

function heard(message: Msg): Heard {
  return {
    subject: message.subject,
    text: message.string(),
    replyTo: message.reply ?? '',
    header: (name) => headerOf(message, name),
  }
}

function headerOf(message: Msg, name: string): string | undefined {
  return message.headers?.has(name) ? message.headers.get(name) : undefined
}

function asHeaders(headers: Headers) {
  const block = newHeaders()
  for (const [name, value] of Object.entries(headers)) block.set(name, value)
  return block
}

function parseHeaders(block: string): ReadonlyMap<string, string> {
  const lines = block.split('\r\n').slice(1).filter(Boolean)
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
}

function decode(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}
