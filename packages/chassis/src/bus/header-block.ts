import type { Msg, MsgHdrs } from 'nats'
import type { BusHeaders } from './bus.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const versionLine = 'NATS/1.0\r\n'
const lineBreak = /[\r\n]/

/** All that publishing asks of headers: their bytes. */
interface Encodable {
  encode(): Uint8Array
}

/**
 * Headers as the client publishes them, written in one go. The client's own class checks and canonicalizes every name
 * and copies every value; ours are constants, so only line breaks, which would smuggle in a header, are looked for.
 * @throws TypeError when a value holds a line break.
 */
export function outgoingHeaders(headers: BusHeaders): MsgHdrs {
  let block = versionLine
  for (const name in headers) {
    const value = headers[name] ?? ''
    if (lineBreak.test(value)) throw new TypeError(`the value of ${name} holds a line break`)
    block += `${name}: ${value}\r\n`
  }
  const encodable: Encodable = { encode: () => encoder.encode(`${block}\r\n`) }
  return encodable as unknown as MsgHdrs
}

/** What a message of a stream and one that is none have in common. */
interface WithHeaders {
  readonly headers?: MsgHdrs | undefined
}

/** The private part of a message that is read here; `header-block.test.ts` notices when it changes. */
interface WithBytes {
  /** A service's message wraps another. */
  readonly msg?: WithBytes
  readonly _msg?: { readonly hdr?: number }
  readonly _rdata?: Uint8Array
}

/** Reads single headers of a message out of its bytes; through the client's own class when the message looks different. */
export function headerReader(message: WithHeaders): (name: string) => string | undefined {
  const given: WithBytes = message as WithHeaders & WithBytes
  const { _msg, _rdata } = given.msg ?? given
  const length = _msg?.hdr
  if (typeof length !== 'number' || !(_rdata instanceof Uint8Array))
    return (name) => message.headers?.get(name) || undefined
  if (length <= 0) return none
  let block: string | undefined
  return (name) => {
    block ??= decoder.decode(_rdata.subarray(0, length))
    const start = block.indexOf(`\r\n${name}: `)
    if (start < 0) return undefined
    const from = start + name.length + 4
    return block.slice(from, block.indexOf('\r\n', from)).trim() || undefined
  }
}

/** Every header of a message; the last value of a name that comes twice. Never throws, whatever the sender wrote. */
export function allHeaders(message: WithHeaders): BusHeaders {
  const given: WithBytes = message as WithHeaders & WithBytes
  const { _msg, _rdata } = given.msg ?? given
  const length = _msg?.hdr
  if (typeof length === 'number' && _rdata instanceof Uint8Array)
    return length <= 0 ? {} : readHeaderBlock(decoder.decode(_rdata.subarray(0, length)))
  return Object.fromEntries((message.headers?.keys() ?? []).map((name) => [name, message.headers?.get(name) ?? '']))
}

/** Reads a block of headers as it stands on the wire, version line included. */
export function readHeaderBlock(block: string): BusHeaders {
  const lines = block.split('\r\n').slice(1)
  return Object.fromEntries(
    lines.flatMap((line) => {
      // A name or a value with a lone line break could not be written again.
      const [, name, value = ''] = /^([!-9;-~]+):(.*)$/s.exec(line) ?? []
      return name === undefined ? [] : [[name, value.replaceAll(/[\r\n]/g, ' ').trim()]]
    }),
  )
}

const none = (): undefined => undefined

/** The status in a message's header line, such as 503 for an ask that nobody listens to; 0 when there is none. */
export function statusOf(message: Msg): number {
  return message.headers?.code ?? 0
}
