import { expect, test } from 'bun:test'
import { type ProcessName, processNamed } from '@galleria/infra/topology'
import { canRun, eventually } from '@galleria/testkit'
import { conformRunningPatiently } from '../conformance/conform-running.ts'
import { conforms } from '../conformance/report/findings.ts'
import { platform } from '../support/platform.ts'

// The protocol's kit, put to services that others are using: one in each language.

const names: readonly ProcessName[] = ['inventory', 'shipping', 'recommendations']
const able = (await Promise.all(names.map(async (name) => ((await canRun(name)) ? [name] : [])))).flat()

test('a service that runs in the shop can be seen to speak the protocol, and goes on as before', async () => {
  const shop = await platform()
  const status = await eventually(
    async () => {
      const now = await shop.cluster.status()
      expect(
        now.instances.filter(({ process, state }) => able.includes(process as never) && state !== 'ready'),
      ).toEqual([])
      return now
    },
    { withinMs: 20_000 },
  )
  const reports = await Promise.all(able.map((name) => conformRunningPatiently(processNamed(name), status)))
  const broken = reports.flatMap(({ service, findings }) =>
    findings.flatMap(({ outcome, check, why }) => (outcome === 'broken' ? [{ service, check, why }] : [])),
  )
  expect(broken).toEqual([])
  expect(reports.every(conforms)).toBe(true)
  for (const { findings } of reports)
    expect(findings.filter(({ outcome }) => outcome === 'kept').length).toBeGreaterThan(35)
  const after = (await shop.cluster.status()).instances
  for (const { instance, pid } of status.instances)
    expect(after.find((one) => one.instance === instance)?.pid).toBe(pid)
}, 120_000)
