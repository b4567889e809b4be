import { type Refusal, refuse } from '@galleria/contracts/answer'

/** The longest address, head and body that are looked at, in bytes. An order with its address is a tenth of a body. */
export const limits = { url: 8_192, head: 12_288, body: 65_536 } as const

/** The methods that any route anywhere behind the gateway knows. TRACE and CONNECT reach a handler in Bun, so they end here. */
export const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Headers that say who asks, from where, or where the body ends. Bun joins a repeated one with a comma, and whoever reads
 * it next might believe the other half (RFC 9112, 11.2); none of them holds a comma when it is sent once.
 */
const sentOnce = [
  'host',
  'origin',
  'sec-fetch-site',
  'content-type',
  'content-length',
  'authorization',
  'idempotency-key',
] as const

/** What two readers of a path could disagree on: encoded slashes, dots, backslashes and zero bytes, and empty segments. */
const ambiguousPath = /%(2f|5c|2e|00)|\\|\/\//i

/** Refuses what Bun lets through and nobody behind the gateway should have to think about. Nothing means: go on. */
export function refuseShape(request: Request, allowedHosts: ReadonlySet<string>): Refusal | undefined {
  return (
    refuseRepeated(request.headers) ??
    refuseHost(request.headers.get('host'), allowedHosts) ??
    refuseMethod(request.method) ??
    refuseSize(request) ??
    refusePath(request.url)
  )
}

function refuseRepeated(headers: Headers): Refusal | undefined {
  const repeated = sentOnce.filter((name) => headers.get(name)?.includes(','))
  if (repeated.length === 0) return undefined
  return refuse('invalid-request', { errors: repeated.map((field) => ({ field, reason: 'must be sent once' })) })
}

/** Exactly one, and one of ours (RFC 9110, 7.4): what a cache or a link is made from must not be the client's choice. */
function refuseHost(host: string | null, allowed: ReadonlySet<string>): Refusal | undefined {
  if (!host) return refuse('invalid-request', { errors: [{ field: 'host', reason: 'must be sent' }] })
  return allowed.has(host.toLowerCase()) ? undefined : refuse('misdirected-request')
}

function refuseMethod(method: string): Refusal | undefined {
  return methods.includes(method)
    ? undefined
    : refuse('method-not-allowed', { detail: `Allowed: ${methods.join(', ')}.` })
}

function refuseSize({ url, headers }: Request): Refusal | undefined {
  if (url.length > limits.url)
    return refuse('headers-too-large', { detail: `An address has at most ${limits.url} bytes.` })
  let head = 0
  for (const [name, value] of headers) head += name.length + value.length + 4
  if (head > limits.head)
    return refuse('headers-too-large', { detail: `The headers have at most ${limits.head} bytes together.` })
  if (Number(headers.get('content-length')) > limits.body) return bodyTooLarge()
  return undefined
}

/** The refusal of a body that is over the limit, however late that was noticed. */
export function bodyTooLarge(): Refusal {
  return refuse('body-too-large', { detail: `A body has at most ${limits.body} bytes.` })
}

function refusePath(url: string): Refusal | undefined {
  const path = pathOf(url)
  return ambiguousPath.test(path)
    ? refuse('invalid-request', { errors: [{ field: 'path', reason: 'must be plain' }] })
    : undefined
}

/** What stands behind the origin in an absolute URL: path and query, still encoded. */
export function targetOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  return start < 0 ? '/' : url.slice(start)
}

/** The path of an absolute URL, still encoded and without its query. */
export function pathOf(url: string): string {
  const target = targetOf(url)
  const query = target.indexOf('?')
  return query < 0 ? target : target.slice(0, query)
}

/** The query of an absolute URL, still encoded and without its question mark. */
export function queryOf(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? '' : url.slice(query + 1)
}
