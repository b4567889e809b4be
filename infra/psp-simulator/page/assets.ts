import { join } from 'node:path'

/** A file of the pages, with the tag by which a browser knows that it has not changed. */
export interface Asset {
  readonly body: string
  readonly type: string
  readonly etag: string
}

/** Builds what the pages load, once, when the process starts. */
export async function buildAssets(): Promise<ReadonlyMap<string, Asset>> {
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, 'browser/field.ts')],
    target: 'browser',
    minify: true,
  })
  const [script] = built.outputs
  if (!script) throw new Error('the card field has no script')
  const style = async (name: string) =>
    [name, asset(await Bun.file(join(import.meta.dir, name)).text(), 'text/css; charset=utf-8')] as const
  return new Map([
    ['field.js', asset(await script.text(), 'text/javascript; charset=utf-8')],
    await style('psp.css'),
    await style('simulator.css'),
  ])
}

function asset(body: string, type: string): Asset {
  return { body, type, etag: `"${Bun.hash(body).toString(36)}"` }
}
