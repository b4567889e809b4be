import { expect, test } from 'bun:test'
import { createApi, fieldErrors } from './api.ts'

const answering = (response: Response) => createApi(async () => response)

test('a refusal comes back as the problem it is, with the reason beside its field', async () => {
  const problem = {
    type: '/problems/invalid-request',
    title: 'The request is not valid',
    status: 400,
    code: 'invalid-request',
    errors: [{ field: 'contact.email', reason: 'must be an e-mail address' }],
  }

  const answer = await answering(Response.json(problem, { status: 400 })).post('/api/web/orders', { body: {} })

  if (answer.ok) throw new Error('It should have been refused.')
  expect(answer.problem.outage).toBe(false)
  expect(fieldErrors(answer.problem)).toEqual({ 'contact.email': 'must be an e-mail address' })
})

test('[B3] a change says that a script of ours asks for it, and a question does not', async () => {
  const said: (string | null)[] = []
  const api = createApi(async (_, options) => {
    said.push(new Headers(options?.headers).get('x-galleria-request'))
    return new Response(null, { status: 204 })
  })

  for (const ask of [api.get, api.post, api.patch, api.delete]) await ask('/api/web/cart')

  expect(said).toEqual([null, '1', '1', '1'])
})

test('a dead network, a proxy page and a 503 are outages, and nothing is thrown', async () => {
  const dead = createApi(async () => {
    throw new TypeError('Failed to fetch')
  })

  expect(await dead.get('/')).toMatchObject({ ok: false, problem: { code: 'unreachable', outage: true } })
  expect(await answering(new Response('<h1>Bad gateway</h1>', { status: 502 })).get('/')).toMatchObject({
    ok: false,
    problem: { outage: true },
  })
  expect(await answering(Response.json({ code: 'overloaded', status: 503 }, { status: 503 })).get('/')).toMatchObject({
    ok: false,
    problem: { code: 'overloaded', outage: true },
  })
})

test('what is not asked for stays out of the address, and an empty answer is no problem', async () => {
  const asked: string[] = []
  const api = createApi(async (path) => {
    asked.push(path)
    return new Response(null, { status: 204 })
  })

  const answer = await api.delete('/api/web/cart/lines/LMP-012-OAK', { query: { locale: 'ko', q: undefined } })

  expect(answer).toEqual({ ok: true, value: undefined })
  expect(asked).toEqual(['/api/web/cart/lines/LMP-012-OAK?locale=ko'])
})
