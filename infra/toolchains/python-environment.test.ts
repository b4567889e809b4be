import { afterEach, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../cluster/command.ts'
import { type FakeWorkshop, fakeWorkshop } from './fake-workshop.ts'

const recommendations = { entry: 'services/recommendations', language: 'python' } as const

let workshop: FakeWorkshop

afterEach(() => workshop.remove())

function withSources(made: FakeWorkshop): FakeWorkshop {
  made.write('services/recommendations/src/galleria_recommendations/__main__.py', '')
  made.write('packages/chassis-python/requirements.lock', 'numpy==2.0.0 --hash=sha256:aa')
  return made
}

test('an environment is made once for a lock, and another for another lock', async () => {
  workshop = withSources(fakeWorkshop({ python3: '3.11.2' }))
  expect(await programOf(recommendations, workshop)).toMatchObject({
    kind: 'ready',
    fresh: true,
    about: 'Python 3.11.2',
  })
  expect(await programOf(recommendations, workshop)).toMatchObject({ kind: 'ready', fresh: false })
  expect(workshop.ran).toHaveLength(3)
  workshop.write('packages/chassis-python/requirements.lock', 'numpy==2.0.1 --hash=sha256:bb')
  expect(await programOf(recommendations, workshop)).toMatchObject({ kind: 'ready', fresh: true })
})

test('every file is checked by its hash, and only what is published as sources is built', async () => {
  workshop = withSources(fakeWorkshop({ python3: '3.11.2' }))
  await programOf(recommendations, workshop)
  const installing = workshop.ran.filter((command) => command.includes(' pip '))
  for (const command of installing)
    for (const option of ['--require-hashes', '--no-deps', '--only-binary=:all:']) expect(command).toContain(option)
  expect(installing.map((command) => /--no-binary=\S+/.exec(command)?.[0])).toEqual([undefined, '--no-binary=nkeys'])
})

test('our own packages are found where they lie', async () => {
  workshop = withSources(fakeWorkshop({ python3: '3.11.2' }))
  const program = await programOf(recommendations, workshop)
  expect(program).toMatchObject({
    command: {
      argv: [expect.stringMatching(/bin\/python$/), '-m', 'galleria_recommendations'],
      env: {
        PYTHONPATH: `${workshop.root}/packages/chassis-python/src:${workshop.root}/services/recommendations/src`,
      },
    },
  })
})

test('an environment whose making was broken off is made anew', async () => {
  let broken = true
  workshop = withSources(
    fakeWorkshop({ python3: '3.11.2' }, (command) =>
      broken && command.includes(' pip ') ? { ok: false, output: 'ERROR: no route to host' } : undefined,
    ),
  )
  expect(await programOf(recommendations, workshop)).toEqual({
    kind: 'absent',
    reason: 'its Python packages cannot be fetched: ERROR: no route to host',
    broken: false,
  })
  broken = false
  expect(await programOf(recommendations, workshop)).toMatchObject({ kind: 'ready', fresh: true })
})

test('an environment whose Python has gone is made anew', async () => {
  workshop = withSources(fakeWorkshop({ python3: '3.11.2' }))
  const program = await programOf(recommendations, workshop)
  if (program.kind === 'ready') rmSync(program.command.argv[0] ?? join(workshop.home, 'none'))
  expect(await programOf(recommendations, workshop)).toMatchObject({ kind: 'ready', fresh: true })
})

test.each([
  ['no Python', {}, 'it takes Python 3.11 or newer with venv, and none is here'],
  ['an old Python', { python3: '3.9.2' }, 'it takes Python 3.11 or newer with venv, and 3.9.2 is here'],
])('a machine with %s is said to lack it', async (_what, machine, reason) => {
  workshop = withSources(fakeWorkshop(machine))
  expect(await programOf(recommendations, workshop)).toEqual({ kind: 'absent', reason, broken: false })
})
