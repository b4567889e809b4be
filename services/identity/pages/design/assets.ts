import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** What the pages are dressed in and the one script that some of them run, built once when the process starts. */
export interface Assets {
  /** The sheet, which every page carries in itself: nothing else may style it. */
  readonly sheet: string
  /** The sheet as a Content-Security-Policy names it. */
  readonly sheetHash: string
  readonly script: string
  /** The script's address, which changes with it. */
  readonly scriptPath: string
  /** The script as the `integrity` attribute names it. */
  readonly scriptIntegrity: string
}

/** Builds sheet and script. @throws when one of them cannot be built. */
export async function buildAssets(): Promise<Assets> {
  const [sheet, script] = await Promise.all([
    build(join(import.meta.dir, 'sheet.css')),
    build(join(import.meta.dir, '../browser/passkeys.ts')),
  ])
  const name = createHash('sha256').update(script).digest('hex').slice(0, 16)
  return {
    sheet,
    sheetHash: `sha256-${createHash('sha256').update(sheet).digest('base64')}`,
    script,
    scriptPath: `/assets/passkeys-${name}.js`,
    scriptIntegrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
  }
}

async function build(entry: string): Promise<string> {
  const built = await Bun.build({ entrypoints: [entry], target: 'browser', minify: true })
  const [output] = built.outputs
  if (!output) throw new Error(`nothing was built of ${entry}`)
  return await output.text()
}
