import type { Bus } from '@galleria/chassis/bus/bus'

/** A message as it lies in its stream. */
export interface Stored {
  readonly subject: string
  /** The id under which the broker knows it again. */
  readonly messageId: string
}

/** How far a durable consumer has come. */
export interface Progress {
  /** Deliveries so far, again ones included. */
  readonly deliveries: number
  /** Messages not yet delivered, or delivered and not yet settled. */
  readonly open: number
}

const askMs = 5_000
const atOnce = 64

/** All that a stream holds, in its order. */
export async function readStream(bus: Bus, stream: string): Promise<readonly Stored[]> {
  const { state } = await api<{ state: { first_seq: number; last_seq: number } }>(bus, `STREAM.INFO.${stream}`, {})
  const held: Stored[] = []
  for (let sequence = state.first_seq; sequence <= state.last_seq; sequence += atOnce) {
    const wanted = Array.from({ length: Math.min(atOnce, state.last_seq - sequence + 1) }, (_, i) => sequence + i)
    const messages = await Promise.all(wanted.map((seq) => readMessage(bus, stream, seq)))
    held.push(...messages.filter((message) => message !== undefined))
  }
  return held
}

/** How far a consumer has come. */
export async function progressOf(bus: Bus, stream: string, durable: string): Promise<Progress> {
  const info = await api<{ num_pending: number; num_ack_pending: number; delivered: { consumer_seq: number } }>(
    bus,
    `CONSUMER.INFO.${stream}.${durable}`,
    {},
  )
  return { deliveries: info.delivered.consumer_seq, open: info.num_pending + info.num_ack_pending }
}

async function readMessage(bus: Bus, stream: string, seq: number): Promise<Stored | undefined> {
  const { message } = await api<{ message?: { subject: string; hdrs?: string } }>(bus, `STREAM.MSG.GET.${stream}`, {
    seq,
  })
  // Dead letters may have been discarded.
  if (!message) return undefined
  const headers = Buffer.from(message.hdrs ?? '', 'base64').toString('utf8')
  return { subject: message.subject, messageId: /^Nats-Msg-Id: *([^\r\n]+)/im.exec(headers)?.[1] ?? '' }
}

async function api<Reply>(bus: Bus, subject: string, ask: object): Promise<Reply> {
  const reply = await bus.ask(`$JS.API.${subject}`, JSON.stringify(ask), {}, askMs)
  return JSON.parse(reply.text()) as Reply
}
