import { describe, expect, test } from 'bun:test'
import { type HttpOut, type OutboundReply, systemHttpOut } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { testCall } from '@galleria/testkit'
import { createPspHttp } from './psp-http.ts'

const look = { method: 'GET', route: '/v1/charges', path: '/v1/charges' } as const

function psp(httpOut: HttpOut, baseUrl = 'http://psp.test') {
  let time = 0
  const verdicts: string[] = []
  const durations = createMetrics('test').histogram({ name: 'd', help: 'd', labels: ['method', 'route', 'error_type'] })
  const guard = {
    async runSelfTimed<Result>(action: () => Promise<Result>): Promise<Result> {
      try {
        const result = await action()
        verdicts.push('success')
        return result
      } catch (error) {
        verdicts.push('failure')
        throw error
      }
    },
  }
  const http = createPspHttp({ baseUrl, apiKey: 'psp_key_1', httpOut, guard, now: () => time, durations })
  return {
    verdicts,
    ask: (budgetMs?: number) => http(look, testCall(budgetMs === undefined ? {} : { budgetMs })),
    pass(ms: number) {
      time += ms
    },
  }
}

const replying = (status: number, text: string, headers: Record<string, string> = {}): HttpOut => {
  const reply: OutboundReply = { status, headers: new Headers(headers), text }
  return async () => reply
}

describe('what the provider may do (F17)', () => {
  test.each([
    ['a server error', 503, '{"error":{"code":"internal_error"}}'],
    ['a redirect to another host', 302, '{}'],
    ['a page of HTML', 200, '<!doctype html>'],
    ['a page of HTML for a refusal', 404, '<!doctype html>'],
    ['nothing', 200, ''],
    ['a request to slow down', 429, '{}'],
  ])('%s is no answer, and counts against it', async (_name, status, text) => {
    const { ask, verdicts } = psp(replying(status, text))
    await expect(ask()).rejects.toMatchObject({ name: 'Outage', kind: 'failed', target: 'psp' })
    expect(verdicts).toEqual(['failure'])
  })

  test.each([200, 201, 404, 409, 422])('JSON with status %i is an answer', async (status) => {
    const { ask, verdicts } = psp(replying(status, '{"a":1}'))
    expect(await ask()).toEqual({ status, json: { a: 1 } })
    expect(verdicts).toEqual(['success'])
  })

  test('a cut connection and a timeout are no answer either', async () => {
    await expect(psp(() => Promise.reject(new Error('ECONNRESET'))).ask()).rejects.toMatchObject({ kind: 'failed' })
    const slow = psp(() => Promise.reject(new DOMException('too slow', 'TimeoutError')))
    await expect(slow.ask()).rejects.toMatchObject({ kind: 'timeout', cause: { name: 'TimeoutError' } })
  })
})

describe('a provider that wants fewer requests', () => {
  test.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '86400' }, 10_000],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 1_000],
    [{}, 1_000],
  ])('%o is given %i ms of peace', async (headers, peaceMs) => {
    let sent = 0
    const { ask, pass } = psp(async (request) => {
      sent += 1
      return sent === 1 ? replying(429, '{}', headers)(request) : replying(200, '{}')(request)
    })
    await expect(ask()).rejects.toMatchObject({ kind: 'failed' })
    pass(peaceMs - 1)
    await expect(ask()).rejects.toMatchObject({ kind: 'overloaded' })
    expect(sent).toBe(1)
    pass(1)
    expect(await ask()).toMatchObject({ status: 200 })
  })
})

describe('over a real socket', () => {
  test('ten megabytes are not read to their end, and a redirect is not followed', async () => {
    let followed = 0
    let written = 0
    using server = Bun.serve({
      port: 0,
      fetch(request) {
        if (new URL(request.url).pathname === '/elsewhere') followed += 1
        if (new URL(request.url).searchParams.has('huge')) {
          const stream = new ReadableStream({
            pull(controller) {
              written += 65_536
              if (written > 10_000_000) controller.close()
              else controller.enqueue(new Uint8Array(65_536))
            },
          })
          return new Response(stream)
        }
        return Response.redirect('/elsewhere', 302)
      },
    })
    await expect(psp(systemHttpOut, server.url.href).ask()).rejects.toMatchObject({ kind: 'failed' })
    expect(followed).toBe(0)
    const huge = createPspHttpFor(server.url.href)
    await expect(huge()).rejects.toMatchObject({ kind: 'failed', cause: { name: 'RangeError' } })
    expect(written).toBeLessThan(10_000_000)
  })
})

function createPspHttpFor(baseUrl: string) {
  const { ask } = psp((request) => systemHttpOut({ ...request, url: `${request.url}?huge` }), baseUrl)
  return ask
}
