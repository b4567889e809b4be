import { afterEach, beforeAll, describe, expect, setSystemTime, test } from 'bun:test'
import { codeFor, exchange, post, refresh, tokensFor } from './flows.ts'
import type { RunningIdentity } from './running-identity.ts'

/** What a code and a refresh token are good for: once, for whom they were given, and so long. */
export function codeAndRefreshSuite(running: () => RunningIdentity): void {
  let id: RunningIdentity
  beforeAll(() => {
    id = running()
  })
  afterEach(() => setSystemTime())

  const later = (seconds: number) => setSystemTime(new Date(Date.now() + seconds * 1_000))

  describe('[A4] a code', () => {
    test('is good once: who comes second ends what the first has got', async () => {
      const { code, verifier } = await codeFor(id)
      const first = await exchange(id, code, verifier)
      expect(first.status).toBe(200)
      expect((await exchange(id, code, verifier)).body.error).toBe('invalid_grant')
      expect((await refresh(id, first.body.refresh_token ?? '')).body.error).toBe('invalid_grant')
    })

    test('shown fifty times at once is good once at most, and all that came of it is dead', async () => {
      const { code, verifier } = await codeFor(id)
      const replies = await Promise.all(Array.from({ length: 50 }, () => exchange(id, code, verifier)))
      const good = replies.filter(({ status }) => status === 200)
      expect(good.length).toBeLessThanOrEqual(1)
      for (const { body } of good)
        expect((await refresh(id, body.refresh_token ?? '')).body.error).toBe('invalid_grant')
      expect(replies.every(({ status }) => status === 200 || status === 400)).toBe(true)
    })

    test('is dead after a minute, with another address, and in another client’s hands', async () => {
      const one = await codeFor(id)
      later(61)
      expect((await exchange(id, one.code, one.verifier)).body.error).toBe('invalid_grant')
      setSystemTime()
      const two = await codeFor(id)
      expect((await exchange(id, two.code, two.verifier, { redirect_uri: `${id.shop}/` })).body.error).toBe(
        'invalid_grant',
      )
      const three = await codeFor(id)
      const stolen = await post(id, '/token', {
        client_id: 'galleria-mobile',
        grant_type: 'authorization_code',
        code: three.code,
        code_verifier: three.verifier,
        redirect_uri: `${id.shop}/session/callback`,
      })
      expect(stolen.body.error).toBe('invalid_grant')
    })
  })

  describe('[A7] a refresh token', () => {
    test('is another each time, and the old one shown again ends the family', async () => {
      const { refresh: first } = await tokensFor(id)
      const second = (await refresh(id, first)).body.refresh_token ?? ''
      expect(second).not.toBe(first)
      expect((await refresh(id, first)).body.error).toBe('invalid_grant')
      expect((await refresh(id, second)).body.error).toBe('invalid_grant')
    })

    test('shown fifty times at once ends the family: nobody can tell the thief from the owner', async () => {
      const { refresh: token } = await tokensFor(id)
      const replies = await Promise.all(Array.from({ length: 50 }, () => refresh(id, token)))
      const good = replies.filter(({ status }) => status === 200)
      expect(good.length).toBeLessThanOrEqual(1)
      for (const { body } of good)
        expect((await refresh(id, body.refresh_token ?? '')).body.error).toBe('invalid_grant')
    })

    test('does not live longer for being rotated', async () => {
      let { refresh: token } = await tokensFor(id)
      for (let hour = 1; hour < 12; hour += 4) {
        setSystemTime(new Date(Date.now() + 4 * 3_600_000 - 60_000))
        const { body } = await refresh(id, token)
        if (!body.refresh_token) throw new Error(`refused after ${hour} hours: ${body.error}`)
        token = body.refresh_token
      }
      setSystemTime(new Date(Date.now() + 10 * 60_000))
      expect((await refresh(id, token)).body.error).toBe('invalid_grant')
    })

    test('is of no use to another client, and does not grow', async () => {
      const { refresh: token } = await tokensFor(id)
      expect((await refresh(id, token, { scope: 'openid admin' })).body.error).toBe('invalid_scope')
      const { body } = await post(id, '/token', {
        client_id: 'galleria-mobile',
        grant_type: 'refresh_token',
        refresh_token: token,
      })
      expect(body.error).toBe('invalid_grant')
      expect((await refresh(id, token)).status).toBe(200)
    })
  })
}
