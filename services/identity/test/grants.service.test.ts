import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { testBrowser } from './browser.ts'
import { asPartner, asWeb, authorizeUrl, exchange, opened, post, signIn, webRequest } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterAll(() => id.stop())

describe('[A6] grants that are retired or were never given', () => {
  test('no token comes by way of the browser', async () => {
    for (const response_type of [
      'token',
      'id_token',
      'id_token token',
      'code token',
      'code id_token',
      'code id_token token',
    ]) {
      const { url, hops } = await opened(id, { response_type })
      const said = `${url.search}${url.hash}`
      expect(said).toMatch(/error=(unsupported_response_type|unauthorized_client)/)
      expect(said).not.toContain('token=')
      expect(hops.length).toBeLessThan(2)
    }
  })

  test('a password is nobody’s grant', async () => {
    const { body } = await post(id, '/token', {
      ...(await asWeb(id)),
      grant_type: 'password',
      username: id.people.mina.email,
      password: id.people.mina.password,
    })
    expect(body.error).toBe('unsupported_grant_type')
  })

  test('each client gets the grants that it is there for, and no others', async () => {
    const clients = {
      'galleria-web': { fields: () => asWeb(id), grants: ['authorization_code', 'refresh_token'] },
      'galleria-mobile': {
        fields: () => ({ client_id: 'galleria-mobile' }),
        grants: ['authorization_code', 'refresh_token'],
      },
      'galleria-kiosk': {
        fields: () => ({ client_id: 'galleria-kiosk' }),
        grants: ['refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      },
      'galleria-partner': { fields: () => ({}), headers: asPartner(id), grants: ['client_credentials'] },
    }
    const all = [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:device_code',
    ]
    for (const [client, { fields, grants, ...rest }] of Object.entries(clients)) {
      for (const grant_type of all) {
        const { body } = await post(
          id,
          '/token',
          { ...(await fields()), grant_type },
          'headers' in rest ? rest.headers : {},
        )
        expect({ client, grant_type, isKept: body.error === 'unauthorized_client' }).toEqual({
          client,
          grant_type,
          isKept: !grants.includes(grant_type),
        })
      }
    }
  })
})

test('[A16] a form is answered by a 303, so that no password travels along', async () => {
  const browser = testBrowser(id.issuer)
  const { params } = await webRequest(id)
  const landed = await signIn(browser, authorizeUrl(id, params), id.people.mina)
  expect(landed.hops.map(({ status }) => status)).toEqual([303, 303])
  const preflight = await fetch(`${id.issuer}/auth`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  const simple = await fetch(authorizeUrl(id, params), {
    headers: { origin: 'https://evil.example' },
    redirect: 'manual',
  })
  expect(simple.headers.get('access-control-allow-origin')).toBeNull()
})

describe('[A17] requests that were pushed', () => {
  test('are good once, for a minute, for the client that pushed them, and cannot be added to', async () => {
    const { params, verifier } = await webRequest(id)
    const pushed = await post(id, '/request', { ...params, ...(await asWeb(id)) })
    expect(pushed.status).toBe(201)
    expect(pushed.body.expires_in).toBe(60)
    const request_uri = String(pushed.body.request_uri)
    const others = await testBrowser(id.issuer).open(authorizeUrl(id, { client_id: 'galleria-mobile', request_uri }))
    expect(others.status).toBe(400)
    const added = { client_id: 'galleria-web', request_uri, state: 'changed', redirect_uri: 'https://evil.example' }
    const landed = await signIn(testBrowser(id.issuer), authorizeUrl(id, added), id.people.mina)
    expect(landed.url.origin).toBe(id.shop)
    expect(landed.url.searchParams.get('state')).toBe('the state')
    expect((await exchange(id, landed.url.searchParams.get('code') ?? '', verifier)).status).toBe(200)
    const again = await testBrowser(id.issuer).open(authorizeUrl(id, { client_id: 'galleria-web', request_uri }))
    expect(again.status).toBe(400)
  })

  test('are refused of whoever has not proven to be the client', async () => {
    const { params } = await webRequest(id)
    const { status, body } = await post(id, '/request', params)
    expect({ status, error: body.error }).toEqual({ status: 401, error: 'invalid_client' })
  })
})
