import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { publishedFormat } from './content.ts'

/** What a frontend's build depends on, as globs below the repository. */
function globsFor(name: string): readonly string[] {
  return [
    `frontends/${name}/{src,public}/**/*`,
    `frontends/${name}/{index.html,vite.config.ts,package.json}`,
    'packages/ui/{src,build}/**/*',
    'packages/ui/package.json',
    'packages/contracts/src/*.ts',
    'bun.lock',
  ]
}

/** A hash of everything a frontend is built from; the same hash, the same build. */
export async function sourcesHash(root: string, name: string): Promise<string> {
  const files = await Promise.all(globsFor(name).map((glob) => Array.fromAsync(new Bun.Glob(glob).scan({ cwd: root }))))
  const hash = createHash('sha256').update(Bun.version).update(publishedFormat)
  hash.update(process.env['GALLERIA_HYDRATION_DETAILS'] ?? '')
  for (const file of files
    .flat()
    .filter((file) => !file.includes('.test.'))
    .sort()) {
    hash.update(`${file}\0`).update(await Bun.file(join(root, file)).bytes())
  }
  return hash.digest('hex')
}
