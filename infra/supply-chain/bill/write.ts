import { Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { openLicences } from '../licence/licence-of.ts'
import { readLock } from '../lock/lockfile.ts'
import type { Manifest } from '../manifests.ts'
import { readText } from '../root.ts'
import { billOf } from './bill.ts'
import { foreignPackages } from './other-languages.ts'

/** The repository's bill of materials as CycloneDX 1.6 JSON: the same text each time, on every machine. */
export async function writtenBill(): Promise<string> {
  const lock = await readLock()
  const { name, version = '0.0.0', license = 'NOASSERTION' } = JSON.parse(await readText('package.json')) as Manifest
  const bom = await billOf(lock, { name, version, licence: license }, openLicences(lock), await foreignPackages())
  const writer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return `${writer.serialize(bom, { sortLists: true, space: 2 })}\n`
}
