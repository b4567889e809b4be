import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SourceName, sources } from './sources.ts'
import type { Outcome, Tools } from './tools.ts'

let workDir = ''
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'galleria-sources-'))
})
afterEach(() => rm(workDir, { recursive: true, force: true }))

test('Go is asked to build the pinned version into our own folder', async () => {
  const machine = fakeMachine({ 'go version': 'go version go1.26.8 linux/amd64' })
  expect(await obtain('go', machine.tools)).toBe(join(workDir, 'nats-server'))
  expect(machine.ran.at(-1)).toContain('github.com/nats-io/nats-server/v2@v2.12.15')
  expect(machine.env.at(-1)).toMatchObject({ GOBIN: workDir })
})

test('a Go that is too old is not even tried', async () => {
  const machine = fakeMachine({ 'go version': 'go version go1.19.8 linux/amd64' })
  await expect(obtain('go', machine.tools)).rejects.toThrow('Go 1.19.8 is older than 1.21.0')
})

test('the Debian package comes through the mirror that apt is set up with, and its sum is checked', async () => {
  const machine = fakeMachine({ indextargets: 'http://mirror.example/debian/\nhttp://mirror.example/debian-security/' })
  expect(await obtain('debian', machine.tools)).toBe(join(workDir, 'deb/usr/sbin/nats-server'))
  const download = machine.ran.find((line) => line.includes('download-file'))
  expect(download).toMatch(
    /http:\/\/mirror\.example\/debian\/pool\/main\/n\/nats-server\/\S+\.deb \S+ SHA256:[0-9a-f]{64}$/,
  )
})

test('a mirror without the package is followed by the one of Debian itself', async () => {
  const machine = fakeMachine(
    { indextargets: 'http://mirror.example/debian' },
    (line) => line.includes('mirror.example') && line.includes('download-file'),
  )
  await obtain('debian', machine.tools)
  expect(machine.ran.filter((line) => line.includes('download-file')).at(-1)).toContain(
    'http://deb.debian.org/debian/pool/',
  )
})

test('a release archive that is not the pinned one is refused', async () => {
  const machine = fakeMachine({})
  await expect(obtain('release', machine.tools)).rejects.toThrow('which is not the pinned one')
})

function obtain(name: SourceName, tools: Tools): Promise<string> {
  const source = sources.find((candidate) => candidate.name === name)
  if (!source) throw new Error(`no source is named ${name}`)
  return source.obtain(tools, workDir)
}

/** A machine on which every program works and says what is given for the first words that match. */
function fakeMachine(says: Record<string, string>, fails: (line: string) => boolean = () => false) {
  const ran: string[] = []
  const env: unknown[] = []
  const tools: Tools = {
    which: (program) => program,
    async run(argv, options): Promise<Outcome> {
      const line = argv.join(' ')
      ran.push(line)
      env.push(options.env)
      return { ok: !fails(line), output: Object.entries(says).find(([words]) => line.includes(words))?.[1] ?? '' }
    },
    download: (_url, file) => writeFile(file, 'not what was released'),
  }
  return { tools, ran, env }
}
