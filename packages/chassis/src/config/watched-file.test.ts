import { expect, test } from 'bun:test'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../ports/clock.ts'
import { createLogger } from '../telemetry/logger.ts'
import { watchFile } from './watched-file.ts'

const schema = z.object({ remotes: z.array(z.string()) })

function watched() {
  const file = join(mkdtempSync(join(tmpdir(), 'watched-')), 'registry.json')
  const publish = (text: string) => {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  }
  const log = createLogger('watched-file-test', 'test-1', 'silent')
  return { file, publish, watch: watchFile({ file, schema, clock: systemClock, log, restMs: 0 }) }
}

test('a new copy is seen without a restart, under a new version', async () => {
  const { publish, watch } = watched()
  publish('{"remotes":["catalog"]}')
  const before = await watch.read()
  publish('{"remotes":["catalog","orders"]}')
  const after = await watch.read()

  expect(after?.value.remotes).toEqual(['catalog', 'orders'])
  expect(after?.version).not.toBe(before?.version)
})

test('a broken or vanished file leaves the last good copy standing', async () => {
  const { file, publish, watch } = watched()
  publish('{"remotes":["catalog"]}')
  const good = await watch.read()
  publish('{"remotes":')
  expect(await watch.read()).toEqual(good)
  publish('{"remotes":[7]}')
  expect(await watch.read()).toEqual(good)
  rmSync(file)
  expect(await watch.read()).toEqual(good)
})

test('before the first good copy there is nothing to tell', async () => {
  expect(await watched().watch.read()).toBeUndefined()
})
