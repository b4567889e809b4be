import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionNats } from './provision.ts'
import { atLeast, type Source, type SourceName, sources } from './sources.ts'
import type { Tools } from './tools.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'galleria-provision-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('the ways are tried in the order of the handbook', () => {
  expect(sources.map(({ name }) => name)).toEqual(['go', 'debian', 'release'])
})

test('a nats-server on the PATH is taken, and nothing is fetched', async () => {
  const found = await provision({ onPath: '2.10.29' })
  expect(found).toMatchObject({ source: 'path', version: '2.10.29' })
  expect(tried).toEqual([])
})

test('one on the PATH that is too old is passed over', async () => {
  expect(await provision({ onPath: '2.9.10', opens: ['go'] })).toMatchObject({ source: 'go', version: '2.12.15' })
})

test('what was fetched once is taken from the cache the next time', async () => {
  await provision({ opens: ['debian'] })
  expect(await provision({})).toMatchObject({ source: 'cache', version: '2.12.15' })
})

test('a cached file that does not tell its version is fetched anew', async () => {
  await provision({ opens: ['go'] })
  await writeFile(join(dataDir, 'bin/nats-server'), 'rubbish')
  expect(await provision({ opens: ['release'] })).toMatchObject({ source: 'release' })
})

test('each closed way is followed by the next', async () => {
  expect(await provision({ opens: ['release'] })).toMatchObject({ source: 'release' })
  expect(tried).toEqual(['go', 'debian', 'release'])
})

test('a way that brings something that does not run is a closed one', async () => {
  expect(await provision({ opens: ['go', 'debian'], rubbishFrom: 'go' })).toMatchObject({ source: 'debian' })
})

test('when every way is closed, one message says what was tried and what to install', async () => {
  await expect(provision({})).rejects.toThrow(
    /go is closed[\s\S]*debian is closed[\s\S]*release is closed[\s\S]*Install Go 1\.25 or newer/,
  )
  expect(await readdir(join(dataDir, 'bin'))).toEqual([])
})

test('two at once fetch one copy', async () => {
  const both = await Promise.all([provision({ opens: ['go'] }), provision({ opens: ['go'] })])
  expect(both.map(({ source }) => source).toSorted()).toEqual(['cache', 'go'])
})

test('versions are compared by number', () => {
  expect(atLeast('2.10.0', '2.9.10')).toBe(true)
  expect(atLeast('2.9.10', '2.10.0')).toBe(false)
  expect(atLeast('1.26', '1.25.0')).toBe(true)
})

let tried: SourceName[] = []

/** Provisions on a machine where a file is a binary when it holds a version. */
function provision({
  onPath,
  opens = [],
  rubbishFrom,
}: {
  onPath?: string
  opens?: SourceName[]
  rubbishFrom?: SourceName
}) {
  tried = []
  const tools: Tools = {
    which: () => (onPath ? '/usr/bin/nats-server' : undefined),
    async run([program = '']) {
      const text =
        program === '/usr/bin/nats-server'
          ? onPath
          : await Bun.file(program)
              .text()
              .catch(() => '')
      return { ok: /^\d/.test(text ?? ''), output: `nats-server: v${text}` }
    },
    download: async () => undefined,
  }
  const ways: Source[] = (['go', 'debian', 'release'] as const).map((name) => ({
    name,
    about: name,
    async obtain(_tools, workDir) {
      tried.push(name)
      if (!opens.includes(name)) throw new Error(`${name} is closed`)
      const file = join(workDir, 'nats-server')
      await writeFile(file, name === rubbishFrom ? 'rubbish' : '2.12.15')
      return file
    },
  }))
  return provisionNats({ dataDir, log: () => undefined, tools, ways })
}
