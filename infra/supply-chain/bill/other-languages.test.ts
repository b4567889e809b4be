import { expect, test } from 'bun:test'
import { foreignPackages, goModules, pythonPackages } from './other-languages.ts'
import { writtenBill } from './write.ts'

test('[C3] modules of a go.mod are read wherever they stand in it, and ours are not among them', () => {
  const text = `module galleria.example/x

go 1.26.0

require pgregory.net/rapid v1.3.0

require (
\tgalleria.example/chassis v0.0.0
\tgithub.com/google/uuid v1.6.0 // indirect
)

replace galleria.example/chassis => ../../packages/chassis-go
`
  expect(goModules(text).map(({ name, version }) => `${name}@${version}`)).toEqual([
    'pgregory.net/rapid@v1.3.0',
    'github.com/google/uuid@v1.6.0',
  ])
})

test('[C3] packages of a lock are read with what they hold for, and their hashes are not taken for any', () => {
  const text =
    'numpy==2.4.6 ; python_full_version < "3.12" \\\n    --hash=sha256:aa\n    # via scipy\nnkeys==0.2.1 \\\n'
  expect(pythonPackages(text)).toEqual([
    { type: 'pypi', name: 'numpy', version: '2.4.6' },
    { type: 'pypi', name: 'nkeys', version: '0.2.1' },
  ])
})

test('[C3] the bill has the modules of Go and the packages of Python, and knows which run with the shop', async () => {
  const bill = JSON.parse(await writtenBill()) as { components: { purl: string; scope: string }[] }
  const scopes = new Map(bill.components.map(({ purl, scope }) => [purl.replace(/@[^@]*$/, ''), scope]))
  expect(scopes.get('pkg:golang/github.com/nats-io/nats.go')).toBe('required')
  expect(scopes.get('pkg:pypi/numpy')).toBe('required')
  expect(scopes.get('pkg:pypi/pytest')).toBe('optional')
  expect((await foreignPackages()).length).toBeGreaterThan(60)
})
