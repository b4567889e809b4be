import { expect, test } from 'bun:test'
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib'
import { streamInTwo } from './early-stream.ts'

const early = '<!doctype html><title>Oslo table lamp</title>'
const decoders = { br: createBrotliDecompress, gzip: createGunzip }
const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Uint8Array) => Buffer.from(bytes) }

for (const encoding of ['br', 'gzip', 'identity'] as const) {
  test(`what comes first can be read before the rest exists: ${encoding}`, async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const pieces = streamInTwo(early, promise, encoding).getReader()
    const chunks: Uint8Array[] = []

    expect(await readSoFar(pieces, encoding, chunks)).toBe(early)
    resolve('<h1>등불</h1>')
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) chunks.push(piece.value)
    expect(decode[encoding](Buffer.concat(chunks)).toString()).toBe(`${early}<h1>등불</h1>`)
  })

  test(`a reader who leaves in between is not written to: ${encoding}`, async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const pieces = streamInTwo(early, promise, encoding).getReader()
    await pieces.read()
    await pieces.cancel()
    resolve('<h1>Nobody reads this.</h1>')

    expect((await pieces.read()).done).toBe(true)
  })
}

/** What a browser makes of the first bytes that mean anything. */
async function readSoFar(
  pieces: { read(): Promise<{ value?: Uint8Array | undefined }> },
  encoding: keyof typeof decode,
  chunks: Uint8Array[],
): Promise<string> {
  let text = ''
  const decoder = encoding === 'identity' ? undefined : decoders[encoding]()
  decoder?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  while (text === '') {
    const { value = new Uint8Array() } = await pieces.read()
    chunks.push(value)
    if (decoder) await new Promise<void>((resolve) => decoder.write(value, () => resolve()))
    else text = Buffer.from(value).toString()
  }
  return text
}
