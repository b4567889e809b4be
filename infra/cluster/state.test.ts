import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { turnOver, withLogFile } from './log-files.ts'
import { privateBytes, privateMemory } from './memory.ts'
import { isAlive, processId } from './process-table.ts'
import { endOrphans, livingSupervisor, socketPath, writeState } from './state.ts'

let run = ''
beforeEach(async () => {
  run = await mkdtemp(join(tmpdir(), 'galleria-state-'))
})
afterEach(() => rm(run, { recursive: true, force: true }))

test('a supervisor that lives is found, and its folder is closed to others', async () => {
  await writeState(run, { supervisor: processId(process.pid), socket: 's', children: [] })
  expect((await livingSupervisor(run))?.supervisor.pid).toBe(process.pid)
  expect((await stat(run)).mode & 0o777).toBe(0o700)
})

test('a process that was later given the same number is not taken for the supervisor', async () => {
  await writeState(run, { supervisor: { pid: process.pid, startedAt: '1' }, socket: 's', children: [] })
  expect(await livingSupervisor(run)).toBeUndefined()
})

test('what a dead supervisor left running is ended, even when it was frozen', async () => {
  const left = Bun.spawn(['sleep', '60'])
  left.kill('SIGSTOP')
  const children = [{ instance: 'orders-1', ...processId(left.pid) }]
  await writeState(run, { supervisor: { pid: process.pid, startedAt: '1' }, socket: 's', children })

  expect(await endOrphans(run)).toEqual(['orders-1'])

  await left.exited
  expect(children.some(isAlive)).toBe(false)
  expect(await endOrphans(run)).toEqual([])
})

test('the children of a living supervisor are left alone', async () => {
  const child = Bun.spawn(['sleep', '60'])
  try {
    await writeState(run, {
      supervisor: processId(process.pid),
      socket: 's',
      children: [{ instance: 'orders-1', ...processId(child.pid) }],
    })
    expect(await endOrphans(run)).toEqual([])
    expect(isAlive(processId(child.pid))).toBe(true)
  } finally {
    child.kill('SIGKILL')
  }
})

test('a control socket fits into what a socket address may be, however deep the data lies', () => {
  expect(socketPath('/shop/run')).toBe('/shop/run/control.sock')
  expect(Buffer.byteLength(socketPath(`/${'deep/'.repeat(40)}run`))).toBeLessThan(100)
})

test('a log that has grown too long moves aside, and writing goes on in an empty one', async () => {
  const file = join(run, 'orders-1.log')
  await writeFile(file, 'old line\n')
  await withLogFile(file, async (log) => {
    const argv = [
      process.execPath,
      '-e',
      'process.stdout.write("before\\n"); for await (const _ of Bun.stdin.stream()); process.stdout.write("after\\n")',
    ]
    const writer = Bun.spawn(argv, { stdin: 'pipe', stdout: log })
    while (!(await readFile(file, 'utf8')).includes('before')) await Bun.sleep(5)
    expect(turnOver(file, 10)).toBe(true)
    await writer.stdin.end()
    await writer.exited
  })
  expect(await readFile(`${file}.1`, 'utf8')).toBe('old line\nbefore\n')
  expect(await readFile(file, 'utf8')).toBe('after\n')
  expect(turnOver(file, 10)).toBe(false)
})

test('private memory is what a process shares with nobody', async () => {
  expect(
    privateBytes('Rss: 90 kB\nShared_Clean: 50 kB\nPrivate_Clean:        8 kB\nPrivate_Dirty:       32 kB\n'),
  ).toBe(40 * 1_024)
  expect(await privateMemory(process.pid)).toBeGreaterThan(1_000_000)
})
