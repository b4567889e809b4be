import { Database } from 'bun:sqlite'
import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = mkdtempSync(join(tmpdir(), 'killed-carrier-'))
afterAll(() => rmSync(root, { recursive: true }))

/** One life of the process. */
async function live(dataDir: string, env: Record<string, string>) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, 'children/killed-carrier.ts')], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, ...env },
    stderr: 'pipe',
  })
  const told = await new Response(child.stderr).text()
  await child.exited
  return { told, signal: child.signalCode, code: child.exitCode }
}

/** F2: killed once at the n-th answer that was not yet on record, then started again. */
test.each([
  ['hold', 1, 'o-1_hold'],
  ['pay', 2, 'o-1_pay'],
  ['sell', 3, 'o-1_sell'],
])(
  'a process that is killed after %s, before that is on record, is carried on by the next with the same key',
  async (_step, reach, twice) => {
    const dataDir = mkdtempSync(join(root, 'bought-'))
    writeFileSync(join(dataDir, 'fail-point'), `after-step-before-record ${reach}`)
    const killed = await live(dataDir, { FAIL_POINTS: 'allowed' })
    expect(killed).toEqual({
      told: `killed at fail-point after-step-before-record, reach ${reach}\n`,
      signal: 'SIGKILL',
      code: null,
    })
    expect(existsSync(join(dataDir, 'fail-point'))).toBe(false)
    expect(await live(dataDir, { FAIL_POINTS: 'allowed' })).toMatchObject({ told: '', code: 0 })
    const once = ['confirmed', 'o-1_hold', 'o-1_pay', 'o-1_sell'].map((key) => ({ key, tries: key === twice ? 2 : 1 }))
    expect(shop(dataDir)).toEqual(once)
  },
  20_000,
)

test.each([2, 3])(
  'killed at answer %i of an order that is refused, everything is taken back all the same',
  async (reach) => {
    const dataDir = mkdtempSync(join(root, 'refused-'))
    writeFileSync(join(dataDir, 'fail-point'), `after-step-before-record ${reach}`)
    const killed = await live(dataDir, { FAIL_POINTS: 'allowed', PAYMENT: 'refused' })
    const again = await live(dataDir, { PAYMENT: 'refused' })
    // Another copy of what was asked may have more success than the one that was refused: the payment is voided, too.
    expect([killed.signal, again.code]).toEqual(['SIGKILL', 0])
    expect(shop(dataDir).map(({ key }) => key)).toEqual(['o-1_hold', 'o-1_hold_undo', 'o-1_pay_undo', 'rejected'])
    expect(shop(dataDir).find(({ key }) => key === 'rejected')?.tries).toBe(1)
  },
  20_000,
)

function shop(dataDir: string): { key: string; tries: number }[] {
  const db = new Database(join(dataDir, 'shop.sqlite'))
  try {
    return db.query<{ key: string; tries: number }, []>('SELECT key, tries FROM shop ORDER BY key').all()
  } finally {
    db.close()
  }
}
