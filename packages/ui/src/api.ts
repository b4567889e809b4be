import type { Problem } from '@galleria/contracts/problem'
import type { Fetch } from './context.ts'

/** What the shop answered: the value, or a problem. A shop that could not be reached is a problem as well. */
export type ApiAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ApiProblem }

/** A problem, and whether it is an outage: nobody answered, so asking again may help. */
export type ApiProblem = Problem & { readonly outage: boolean }

/** What may go along with a question. */
export interface AskOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** The shop's HTTP API as a frontend sees it; never throws for an answer, of whatever kind. */
export interface Api {
  get<Value>(path: string, options?: Omit<AskOptions, 'body'>): Promise<ApiAnswer<Value>>
  post<Value>(path: string, options?: AskOptions): Promise<ApiAnswer<Value>>
  patch<Value>(path: string, options?: AskOptions): Promise<ApiAnswer<Value>>
  delete<Value>(path: string, options?: AskOptions): Promise<ApiAnswer<Value>>
}

/** An API over a `fetch`. Problems (RFC 9457) come back typed; a dead network becomes a problem with `outage`. */
export function createApi(fetch: Fetch): Api {
  const ask =
    (method: string) =>
    (path: string, options: AskOptions = {}) =>
      exchange(fetch, method, path, options)
  return { get: ask('GET'), post: ask('POST'), patch: ask('PATCH'), delete: ask('DELETE') } as Api
}

async function exchange(
  fetch: Fetch,
  method: string,
  path: string,
  { query, headers, body, signal }: AskOptions,
): Promise<ApiAnswer<unknown>> {
  try {
    const response = await fetch(withQuery(path, query), {
      method,
      headers: {
        accept: 'application/json',
        // No form and no other site can say it: without it the shop takes no change.
        ...(method === 'GET' ? {} : { 'x-galleria-request': '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    return await read(response)
  } catch (cause) {
    return unreachable(cause)
  }
}

async function read(response: Response): Promise<ApiAnswer<unknown>> {
  const text = await response.text()
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  const value: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
  if (response.ok) return { ok: true, value }
  return { ok: false, problem: { ...asProblem(value, response), outage: response.status >= 500 } }
}

/** Something other than Galleria may answer, a proxy for instance; its refusal still becomes a problem. */
function asProblem(value: unknown, response: Response): Problem {
  if (typeof value === 'object' && value !== null && 'code' in value && 'status' in value) return value as Problem
  return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unavailable' }
}

function unreachable(cause: unknown): ApiAnswer<never> {
  const title = cause instanceof Error ? cause.message : 'The shop could not be reached'
  return { ok: false, problem: { type: 'about:blank', title, status: 0, code: 'unreachable', outage: true } }
}

function withQuery(path: string, query: AskOptions['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

/** The reasons of a problem by field, ready for `Field`'s `error`. */
export function fieldErrors(problem: Problem | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((problem?.errors ?? []).map(({ field, reason }) => [field, reason]))
}
