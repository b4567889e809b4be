import { Database } from 'bun:sqlite'
import { afterEach, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCompiler, type LossyDisk, putOnLossyDisk, removeRig } from './lossy-disk.ts'

const compiler = findCompiler() ?? ''
if (!compiler) console.log('no C compiler: the power cut is not rehearsed here')
const cleanUp: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanUp.splice(0)) clean()
})

test.skipIf(!compiler)('what a store has acknowledged survives a power cut (F14)', async () => {
  expect(await rehearse()).toEqual({ acknowledged: 300, kept: 300 })
})

test.skipIf(!compiler)('a store that does not sync each commit loses some of them: the rig bites', async () => {
  const { acknowledged, kept } = await rehearse('NORMAL')
  expect(acknowledged).toBe(300)
  expect(kept).toBeLessThan(acknowledged)
})

/** Writes until the process dies, cuts the power, and counts what is left of what was acknowledged. */
async function rehearse(synchronous?: string): Promise<{ acknowledged: number; kept: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-power-'))
  const disk: LossyDisk = await putOnLossyDisk(folder, compiler)
  cleanUp.push(
    () => rmSync(folder, { recursive: true }),
    () => removeRig(disk),
  )
  const command = [process.execPath, join(import.meta.dir, 'writer.ts'), folder, ...(synchronous ? [synchronous] : [])]
  const writer = Bun.spawn(command, { env: { ...process.env, ...disk.env }, stdout: 'pipe', stderr: 'inherit' })
  const acknowledged = (await writer.stdout.text()).split('\n').filter(Boolean).length
  await writer.exited
  disk.cut()
  const db = new Database(join(folder, 'rows.sqlite'))
  try {
    const hasTable = db.query(`SELECT 1 FROM sqlite_schema WHERE name = 'rows'`).get() !== null
    const kept = hasTable ? db.query<{ kept: number }, []>('SELECT count(*) AS kept FROM rows').get()?.kept : 0
    return { acknowledged, kept: kept ?? 0 }
  } finally {
    db.close()
  }
}
