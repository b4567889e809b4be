import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { InputError } from './input-error.ts'

/** One record of a file, and the line it ends on. */
export interface CsvRow {
  readonly fields: readonly string[]
  readonly line: number
}

/** Longer than any row by far; a quote that is never closed is noticed here and not at the end of the file. */
const longestRow = 4_096

/**
 * Reads a gzipped file of comma-separated values (RFC 4180) as it comes, row by row, without ever holding more of it than a buffer.
 * The first row must be `header`.
 * @throws InputError when it is cut off, not gzip, not UTF-8, or a row has another number of fields.
 */
export async function* csvRows(file: string, header: readonly string[]): AsyncGenerator<CsvRow> {
  const name = basename(file)
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const parser = parse({ info: true, max_record_size: longestRow })
  let failure: unknown
  pipeline(createReadStream(file), createGunzip(), textOnly(utf8), parser, (error) => {
    failure = error
  })
  let line = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const isFirst = line === 0
      line = info.lines
      if (!isFirst) yield { fields: record, line }
      else if (record.join() !== header.join()) throw new InputError({ file: name, line }, `is not ${header.join()}`)
    }
  } catch (error) {
    throw told(failure ?? error, name, line)
  } finally {
    parser.destroy()
  }
  if (line === 0) throw new InputError({ file: name }, 'is empty')
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Hands on what is UTF-8, as the bytes that the parser works on, and fails on what is not. */
function textOnly(utf8: TextDecoder) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      utf8.decode(chunk, { stream: true })
      yield chunk
    }
    utf8.decode()
  }
}

function told(error: unknown, file: string, line: number): unknown {
  if (error instanceof InputError) return error
  if (error instanceof CsvError)
    return new InputError({ file, line: typeof error.lines === 'number' ? error.lines : line + 1 }, error.message)
  const code = (error as { code?: unknown }).code
  if (code === 'ENOENT') return new InputError({ file }, 'is not there')
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return new InputError({ file, line }, 'is no whole gzip file')
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return new InputError({ file, line: line + 1 }, 'is not UTF-8')
  return error
}
