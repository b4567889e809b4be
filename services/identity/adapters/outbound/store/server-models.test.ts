import { expect, test } from 'bun:test'
import { systemRandom } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createVault } from '../keys/vault.ts'
import { schema } from './schema.ts'
import { sqliteServerModels } from './server-models.ts'
import { makeSweep } from './sweep.ts'

function store() {
  const db = openDatabase({ file: ':memory:', migrations: [schema] })
  const clock = { now: 1_000_000_000 }
  const told: string[] = []
  const models = sqliteServerModels({
    db,
    vault: createVault(systemRandom.bytes(32), systemRandom),
    now: () => clock.now,
    events: {
      saved: (model, _payload, isNew) => isNew && told.push(`${model} saved`),
      grantEnded: (grantId, why) => told.push(`${grantId} ended: ${why}`),
    },
    invalidGrant: (reason) => new Error(reason),
  })
  const count = () => db.query<{ n: number }, []>('SELECT count(*) AS n FROM server_models').get()?.n
  return { db, clock, told, models, count, adapter: models.adapter }
}

async function withGrant(model: string) {
  const all = store()
  await all.adapter('Grant').upsert('grant', { jti: 'grant', accountId: 'mina', clientId: 'web' }, 600)
  await all.adapter(model).upsert('token', { jti: 'token', grantId: 'grant', accountId: 'mina' }, 60)
  return all
}

for (const model of ['AuthorizationCode', 'RefreshToken']) {
  test(`of two who use one ${model} at once, both having seen it unused, one gets through and the family ends`, async () => {
    const { adapter, told } = await withGrant(model)
    const seen = await Promise.all([adapter(model).find('token'), adapter(model).find('token')])
    expect(seen.map((payload) => payload?.consumed)).toEqual([undefined, undefined])
    await adapter(model).consume('token')
    await expect(adapter(model).consume('token')).rejects.toThrow('used before')
    expect(told).toContain('grant ended: reuse')
    expect(await adapter('Grant').find('grant')).toBeUndefined()
    // The one that got through is still being answered, and must not get a successor any more.
    await expect(adapter('RefreshToken').upsert('next', { jti: 'next', grantId: 'grant' }, 60)).rejects.toThrow('ended')
  })
}

test('a device that polls twice at once gets in once, and stays in', async () => {
  const { adapter } = await withGrant('DeviceCode')
  await adapter('DeviceCode').consume('token')
  await expect(adapter('DeviceCode').consume('token')).rejects.toThrow('used before')
  expect(await adapter('Grant').find('grant')).toBeDefined()
})

test('one use leaves the token there, so that a second is noticed, until it would have expired', async () => {
  const { adapter, clock, count, db } = await withGrant('RefreshToken')
  await adapter('RefreshToken').consume('token')
  expect((await adapter('RefreshToken').find('token'))?.consumed).toBe(1_000_000)
  clock.now += 61_000
  expect(await adapter('RefreshToken').find('token')).toBeUndefined()
  makeSweep(db, () => clock.now)()
  expect(count()).toBe(1)
})

test('something that may be shown once cannot be shown twice, not even at once', async () => {
  const { adapter } = store()
  await adapter('ReplayDetection').upsert('jti', { iss: 'web' }, 60)
  await expect(adapter('ReplayDetection').upsert('jti', { iss: 'web' }, 60)).rejects.toThrow('shown before')
})

test('sessions and devices’ codes are found by their other names, for as long as they live', async () => {
  const { adapter, clock, models } = store()
  await adapter('Session').upsert('cookie', { jti: 'cookie', uid: 'uid', accountId: 'mina' }, 60)
  await adapter('DeviceCode').upsert('device', { jti: 'device', userCode: 'BCDFGHJK' }, 60)
  expect((await adapter('Session').findByUid('uid'))?.jti).toBe('cookie')
  expect((await adapter('DeviceCode').findByUserCode('BCDFGHJK'))?.jti).toBe('device')
  expect(models.of('mina', 'Session').map(({ uid }) => uid)).toEqual(['uid'])
  clock.now += 60_000
  expect(await adapter('Session').findByUid('uid')).toBeUndefined()
  expect(await adapter('DeviceCode').findByUserCode('BCDFGHJK')).toBeUndefined()
  expect(models.of('mina', 'Session')).toEqual([])
})

test('the end of a grant is the end of all that was made of it, and of nothing else', async () => {
  const { adapter, models, told } = await withGrant('RefreshToken')
  await adapter('Grant').upsert('other', { jti: 'other' }, 600)
  await adapter('RefreshToken').upsert('others', { jti: 'others', grantId: 'other' }, 60)
  expect(models.hasLive('grant', 'RefreshToken')).toBe(true)
  models.endGrant('grant')
  models.endGrant('grant')
  expect(told.filter((one) => one.startsWith('grant ended'))).toEqual(['grant ended: revoked'])
  expect(await adapter('RefreshToken').find('token')).toBeUndefined()
  expect(await adapter('RefreshToken').find('others')).toBeDefined()
})
