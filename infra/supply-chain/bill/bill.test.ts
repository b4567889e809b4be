import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { natsServerPurl } from './nats-server.ts'
import { hashOf } from './notes.ts'
import { schemaErrors } from './schema.suite.ts'
import { writtenBill } from './write.ts'

interface Bill {
  readonly metadata: object
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly name: string
    readonly purl: string
    readonly scope: string
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
    readonly licenses?: readonly object[]
  }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

const text = await writtenBill()
const bill = JSON.parse(text) as Bill
const named = (name: string) => bill.components.find((one) => one.name === name)

test('[C3] the bill of materials keeps to the schema of CycloneDX 1.6, which would refuse a broken one', () => {
  expect(schemaErrors(bill)).toEqual([])
  expect(schemaErrors({ ...bill, components: [{ name: 'of no type' }] })).not.toEqual([])
})

test('[C3] two runs write the same bytes, with no time and no serial number in them', async () => {
  const again = Bun.spawn([process.execPath, join(import.meta.dir, '../sbom.ts')], { stdout: 'pipe' })
  expect(await again.stdout.text()).toBe(text)
  expect(text).not.toMatch(/timestamp|serialNumber/)
})

test('[C3] each package of others has its address, its hash and its licence, and ours are looked for in no registry', () => {
  const theirs = bill.components.filter(({ purl }) => purl.startsWith('pkg:npm/'))
  expect(theirs.length).toBeGreaterThan(100)
  expect(
    theirs.filter(({ hashes, licenses }) => hashes?.[0]?.alg !== 'SHA-512' || !licenses).map(({ purl }) => purl),
  ).toEqual([])
  expect(named('@galleria/orders')?.purl).toBe('pkg:generic/galleria/orders@0.1.0')
})

test('[C3] what runs with the shop is required, what builds and tests it is optional, and the broker is in it', () => {
  expect(named('hono')?.scope).toBe('required')
  expect(named('playwright-core')?.scope).toBe('optional')
  expect(named('nats-server')?.purl).toBe(natsServerPurl)
})

test('[C3] what needs what is told, and names nothing that is not in the bill', () => {
  const refs = new Set(bill.components.map((one) => one['bom-ref']))
  const told = bill.dependencies.flatMap(({ dependsOn = [] }) => dependsOn)
  expect(told.length).toBeGreaterThan(refs.size)
  expect(told.filter((ref) => !refs.has(ref))).toEqual([])
  const opossum = named('opossum')?.['bom-ref'] ?? ''
  const chassis = bill.dependencies.find(({ ref }) => ref === named('@galleria/chassis')?.['bom-ref'])
  expect(chassis?.dependsOn).toContain(opossum)
})

test('[C3] a hash is written in hexadecimal, and a weak one is refused', () => {
  expect(hashOf('sha512-AAEC')).toEqual(['SHA-512', '000102'] as never)
  expect(() => hashOf('sha1-AAEC')).toThrow('sha512 is wanted')
})
