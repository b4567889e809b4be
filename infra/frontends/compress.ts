import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { servedFilesOf } from './content.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Writes a `.br` and a `.gz` beside every text file that is served, as small as they get: done once, served for ever. */
export async function compressFolder(folder: string): Promise<void> {
  const texts = (await servedFilesOf(folder)).filter((file) => /\.(js|css|html|json|svg)$/.test(file))
  await Promise.all(
    texts.map(async (file) => {
      const path = join(folder, file)
      const bytes = await Bun.file(path).bytes()
      await Promise.all([
        Bun.write(`${path}.br`, await brotli(bytes)),
        Bun.write(`${path}.gz`, await toGzip(bytes, { level: 9 })),
      ])
    }),
  )
}

/** Brotli at its best quality. */
export function brotli(bytes: Uint8Array): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return toBrotli(bytes, { params })
}
