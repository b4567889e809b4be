import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'

/** The schemas that CycloneDX's library carries, so that nothing is fetched. */
const folder = join(
  dirname(Bun.resolveSync('@cyclonedx/cyclonedx-library/package.json', import.meta.dir)),
  'res/schema',
)

/** What the schema of CycloneDX 1.6 has against a bill, a sentence each. For tests: the writer itself needs no schema. */
export function schemaErrors(bill: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  // Two formats of internationalised addresses, which a bill of ours has none of.
  ajv.addFormat('idn-email', true).addFormat('iri-reference', true)
  for (const part of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(read(part), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`)
  const judge = ajv.compile(read('bom-1.6'))
  return judge(bill) ? [] : (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object
