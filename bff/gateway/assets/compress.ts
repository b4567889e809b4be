import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from './encoding.ts'

/** How hard to try. What is made for one reader has to be there at once; what many will read is worth a tenth of a second. */
export type Effort = 'quick' | 'best'

const brotliQuality: Readonly<Record<Effort, number>> = { quick: 4, best: 11 }
const gzipLevel: Readonly<Record<Effort, number>> = { quick: 6, best: 9 }
const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** The settings of zlib for a piece of text, `size` in bytes when it is known. */
export function brotliOptions(effort: Effort, size?: number) {
  return {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
      ...(size === undefined ? {} : { [constants.BROTLI_PARAM_SIZE_HINT]: size }),
    },
  }
}

/** See {@link brotliOptions}. */
export function gzipOptions(effort: Effort) {
  return { level: gzipLevel[effort] }
}

/** A text as it goes over the wire. */
export async function compress(
  text: string,
  encoding: Encoding['name'] | 'identity',
  effort: Effort,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text)
  if (encoding === 'identity') return bytes
  return new Uint8Array(
    encoding === 'br'
      ? await toBrotli(bytes, brotliOptions(effort, bytes.length))
      : await toGzip(bytes, gzipOptions(effort)),
  )
}

/** A text that is sent again and again, in each encoding as small as it gets. */
export interface CompressedText {
  readonly tag: string
  readonly as: (encoding: Encoding['name'] | 'identity') => Promise<Uint8Array<ArrayBuffer>>
}

/** Each encoding is made when it is first asked for. */
export function compressedText(text: string): CompressedText {
  const made = new Map<Encoding['name'] | 'identity', Promise<Uint8Array<ArrayBuffer>>>()
  return {
    tag: Bun.hash(text).toString(36),
    as(encoding) {
      const bytes = made.get(encoding) ?? compress(text, encoding, 'best')
      made.set(encoding, bytes)
      return bytes
    },
  }
}
