import { header, scriptHeader } from '@galleria/contracts/headers'

/** Headers about one connection, which end with it (RFC 9110, 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What only we may say behind the gateway: trace, patience, urgency, and who the client is. */
const ours: ReadonlySet<string> = new Set([
  header.traceparent,
  header.tracestate,
  header.baggage,
  header.timeoutMs,
  header.priority,
  'forwarded',
  'via',
  'x-real-ip',
  'x-http-method-override',
  'x-method-override',
  'x-original-url',
  'x-rewrite-url',
  'host',
  'content-length',
])
const oursByPrefix = ['x-forwarded-', 'x-user', 'x-galleria-', 'x-internal-', 'nats-', 'x-envoy-', 'x-b3-'] as const

/** What is true of a request whoever sent it. */
export interface KnownOfRequest {
  readonly traceparent: string
  readonly client: string
  readonly publicOrigin: string
}

/** The headers a BFF gets: the client's without what is ours to say, and then ours. */
export function headersForBff(from: Headers, { traceparent, client, publicOrigin }: KnownOfRequest): Headers {
  const to = new Headers()
  const dropped = namedByConnection(from)
  for (const [name, value] of from) {
    if (!dropped.has(name) && !isOurs(name)) to.append(name, value)
  }
  const { host, protocol } = new URL(publicOrigin)
  to.set(header.traceparent, traceparent)
  to.set('x-forwarded-for', client)
  to.set('x-forwarded-host', host)
  to.set('x-forwarded-proto', protocol.slice(0, -1))
  return to
}

/** Of the names with our prefix, one is a client's to say. */
function isOurs(name: string): boolean {
  return ours.has(name) || (name !== scriptHeader && oursByPrefix.some((prefix) => name.startsWith(prefix)))
}

/** The headers the client gets of a BFF's reply. */
export function headersForClient(from: Headers): Headers {
  const to = new Headers(from)
  for (const name of namedByConnection(from)) to.delete(name)
  for (const name of ['server', 'x-powered-by', header.traceparent, header.tracestate, header.baggage]) to.delete(name)
  return to
}

function namedByConnection(headers: Headers): ReadonlySet<string> {
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase())
  return new Set([...hopByHop, ...named].filter(Boolean))
}
