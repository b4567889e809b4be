import { join } from 'node:path'
import { buildPlaceholder } from '@galleria/ui/build/common'
import { filesOf } from './content.ts'

/** The scripts of a build that a server renders with, relative to the build's folder. */
export async function serverScriptsOf(folder: string): Promise<readonly string[]> {
  return (await filesOf(folder)).filter((file) => /^server\/.*\.js$/.test(file))
}

/**
 * Finishes a server's build: the addresses of pictures get the build's name, which was not known before, and so become those under
 * which the browser's build serves them.
 */
export async function finishServer(folder: string, build: string): Promise<void> {
  await Promise.all(
    (await serverScriptsOf(folder)).map(async (file) => {
      const code = await Bun.file(join(folder, file)).text()
      if (code.includes(buildPlaceholder)) await Bun.write(join(folder, file), code.replaceAll(buildPlaceholder, build))
    }),
  )
}
