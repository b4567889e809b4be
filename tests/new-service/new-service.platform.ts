import { afterAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { findGo } from '@galleria/infra/toolchains/find-go'
import { findPython } from '@galleria/infra/toolchains/find-python'
import { oldestGo } from '@galleria/infra/toolchains/go-program'
import { languagesIn } from '@galleria/infra/toolchains/workshop'
import { machineTools } from '@galleria/infra/tools'
import { copyOfRepository, linkPackages } from './copy.ts'

// `bun run new:service` in each language that this machine can run, all in one copy of the repository: they have to bear each other, too.

const without = languagesIn(process.env.GALLERIA_WITHOUT)
const here = {
  ts: true,
  go: !without.includes('go') && (await findGo(oldestGo, machineTools)).path !== undefined,
  python: !without.includes('python') && (await findPython(machineTools)).path !== undefined,
}
const able = (['ts', 'go', 'python'] as const).filter((language) => here[language])
const unable = Object.keys(here).filter((language) => !(able as readonly string[]).includes(language))
if (unable.length > 0) console.log(`not tried, since its toolchain is missing: ${unable.join(', ')}`)

const names = { ts: 'loyalty', go: 'vouchers', python: 'repairs' } as const

/** What tells whether the tests that a new service comes with pass. */
const ownTests = {
  ts: ['test', 'services/loyalty', 'infra/topology.test.ts', 'packages/contracts/test/contracts.test.ts'],
  go: ['tests/run.ts', 'go', 'services/vouchers'],
  python: ['tests/run.ts', 'python', 'services/repairs'],
} as const

const copying = copyOfRepository()
afterAll(async () => (await copying).remove(), 60_000)

/**
 * What went wrong in each, or nothing. They are made one after the other, since each writes itself into the topology, and tested
 * before the kit looks at how soon somebody answers; what that does is mostly to wait, so that they are looked at at once.
 */
const tested = testAll()
const conforming = tested.then(async () => {
  const found = able.map(async (language) => [language, await faultsOf(['tests/conformance/run.ts', names[language]])])
  return new Map((await Promise.all(found)) as [(typeof able)[number], string][])
})

async function testAll(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const { folder } = await copying
  for (const language of able) {
    const name = names[language]
    found.set(language, await faultsOf(['infra/new-service/run.ts', name, '--lang', language, '--no-install']))
    // In place of `bun install`: a service that has the same packages lends their links.
    if (language === 'ts') linkPackages(join(folder, 'services/audit'), join(folder, 'services', name))
  }
  await Promise.all(
    able.map(async (language) => {
      if (found.get(language) === '') found.set(language, await faultsOf(ownTests[language]))
    }),
  )
  return found
}

async function faultsOf(command: readonly string[]): Promise<string> {
  const { code, output } = await (await copying).bun(...command)
  return code === 0 ? '' : `${command.join(' ')}:\n${endOf(output)}`
}

/** What went well need not be read. */
function endOf(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s*(✓|\(pass\))/.test(line))
  return lines.slice(-40).join('\n')
}

test.each(able)(
  'a new service in %s passes its tests, and speaks the protocol, as soon as it is made',
  async (language) => {
    expect((await tested).get(language)).toBe('')
    expect((await conforming).get(language)).toBe('')
  },
  600_000,
)

test('a name that is taken, or is none, is refused before anything is written', async () => {
  await conforming
  for (const [name, why] of [
    ['orders', 'There is a process named orders already.'],
    ['Gift-Cards', 'A service has one word for a name'],
  ] as const) {
    const { code, output } = await (await copying).bun('infra/new-service/run.ts', name, '--lang', 'ts', '--no-install')
    expect(code).toBe(1)
    expect(output).toContain(why)
  }
}, 600_000)
