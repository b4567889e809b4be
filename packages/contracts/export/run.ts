// `bun run contracts:export`: writes the contracts out for those who speak another language.
import { join } from 'node:path'
import { exportedFiles } from './files.ts'

const root = join(import.meta.dir, '../../..')
for (const [path, text] of exportedFiles()) {
  await Bun.write(join(root, path), text)
  process.stdout.write(`${path}\n`)
}
