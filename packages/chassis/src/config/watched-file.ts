import { readFile, stat } from 'node:fs/promises'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'

/** What a file held when it was last whole. */
export interface Seen<Value> {
  readonly value: Value
  /** A hash of the text, so that it may stand in an ETag and name what was made from it. */
  readonly version: string
}

/** A JSON file that others write (whole, and renamed into place) while this process runs. */
export interface WatchedFile<Value> {
  /** The newest good copy: a file that is broken or gone leaves the last one standing. None before the first. */
  read(): Promise<Seen<Value> | undefined>
}

/** What is watched, and how. */
export interface WatchedFileOptions<Value> {
  readonly file: string
  /** A schema, or whatever else makes a value of JSON, or throws. */
  readonly schema: { parse(json: unknown): Value }
  readonly clock: Clock
  readonly log: Logger
  /** For how long the file is not looked at again, in milliseconds. */
  readonly restMs?: number
  /** Told of a copy that is not good, and why. */
  readonly onBroken?: (error: unknown) => void
}

/** Watches by looking at the file's date and size when somebody asks; no watcher to lose, no timer to stop. */
export function watchFile<Value>(options: WatchedFileOptions<Value>): WatchedFile<Value> {
  const { file, clock, restMs = 500 } = options
  let last: Seen<Value> | undefined
  let lookedAt = Number.NEGATIVE_INFINITY
  let stamp: string | undefined
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const found = await stampOf(file)
    lookedAt = clock.monotonic()
    if (found === stamp) return
    stamp = found
    last = (await load(options)) ?? last
  }

  return {
    async read() {
      if (clock.monotonic() - lookedAt >= restMs) {
        looking ??= look().finally(() => {
          looking = undefined
        })
        await looking
      }
      return last
    },
  }
}

async function stampOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : 'gone'
}

async function load<Value>({
  file,
  schema,
  log,
  onBroken,
}: WatchedFileOptions<Value>): Promise<Seen<Value> | undefined> {
  try {
    const text = await readFile(file, 'utf8')
    return { value: schema.parse(JSON.parse(text)), version: Bun.hash(text).toString(36) }
  } catch (error) {
    onBroken?.(error)
    log.warn({ file, error }, 'the file cannot be read; the last good copy is kept')
    return undefined
  }
}
