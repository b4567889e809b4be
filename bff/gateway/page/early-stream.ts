import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib'
import { brotliOptions, gzipOptions } from '../assets/compress.ts'
import type { Encoding } from '../assets/encoding.ts'

/**
 * A reply in two pieces, of which the first is on its way before there is the second. `rest` must not reject. A reader
 * who leaves in between costs nothing more.
 */
export function streamInTwo(
  early: string,
  rest: Promise<string>,
  encoding: Encoding['name'] | 'identity',
): ReadableStream<Uint8Array> {
  return encoding === 'identity' ? plain(early, rest) : compressed(early, rest, encoding)
}

function plain(early: string, rest: Promise<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let isRead = true
  return new ReadableStream({
    async start(reader) {
      reader.enqueue(encoder.encode(early))
      const text = await rest
      if (!isRead) return
      reader.enqueue(encoder.encode(text))
      reader.close()
    },
    cancel() {
      isRead = false
    },
  })
}

function compressed(early: string, rest: Promise<string>, encoding: Encoding['name']): ReadableStream<Uint8Array> {
  const compressor = compressorFor(encoding)
  return new ReadableStream({
    async start(reader) {
      compressor.on('data', (chunk: Uint8Array) => reader.enqueue(new Uint8Array(chunk)))
      compressor.on('end', () => reader.close())
      compressor.on('error', (error) => reader.error(error))
      compressor.write(early)
      compressor.flush(encoding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH)
      const text = await rest
      if (!compressor.destroyed) compressor.end(text)
    },
    cancel: () => void compressor.destroy(),
  })
}

function compressorFor(encoding: Encoding['name']): BrotliCompress | Gzip {
  return encoding === 'br' ? createBrotliCompress(brotliOptions('quick')) : createGzip(gzipOptions('quick'))
}
