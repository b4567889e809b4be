import type { Clock } from '@galleria/chassis/ports/index'
import { compress } from '../assets/compress.ts'
import type { Encoding } from '../assets/encoding.ts'

/** How a body goes over the wire. */
export type BodyEncoding = Encoding['name'] | 'identity'

/** A body as it is sent, and the headers that belong to it. */
export interface Sendable {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Undefined when a reader is not to keep it. */
  readonly etag: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** A page ready to be sent. Each encoding is made when it is first asked for, and then kept. */
export interface ReadyPage {
  as(encoding: BodyEncoding): Sendable | Promise<Sendable>
}

/** What a ready page is made of. */
export interface ReadyPageOptions {
  /** Makes the document anew whenever it is needed: only what is sent of it is kept. */
  readonly html: () => string
  readonly headers: Readonly<Record<string, string>>
  /** Tells this page from any other under its address; undefined when a reader is not to keep it. */
  readonly tag: string | undefined
  /** Told when the page has come to take up more. */
  readonly onGrow?: (bytes: number) => void
  /** Pages that are kept get better with use. */
  readonly polish?: Polish
}

/** Does one piece of work that is worth doing but not now, unless one was begun a moment ago. */
export type Polish = (work: () => Promise<void>) => void

/** So often must a page have been sent before it is compressed as well as it can be, which takes a tenth of a second. */
const hitsWorthPolish = 4
const polishRestMs = 1_000

/** Makes a page ready to be sent. */
export function createReadyPage({ html, headers, tag, onGrow, polish }: ReadyPageOptions): ReadyPage {
  const kept = new Map<BodyEncoding, Sendable>()
  const coming = new Map<BodyEncoding, Promise<Sendable>>()
  let sent = 0
  let isPolished = false

  async function make(encoding: BodyEncoding): Promise<Sendable> {
    const bytes = await compress(html(), encoding, 'quick')
    return keep(encoding, bytes)
  }

  function keep(encoding: BodyEncoding, bytes: Uint8Array<ArrayBuffer>): Sendable {
    const etag = tag === undefined ? undefined : `"${tag}-${encoding}"`
    const sendable = {
      bytes,
      etag,
      headers: {
        ...headers,
        ...(etag === undefined ? {} : { etag }),
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
    }
    onGrow?.(bytes.length - (kept.get(encoding)?.bytes.length ?? 0))
    kept.set(encoding, sendable)
    return sendable
  }

  function countIn(encoding: BodyEncoding): void {
    sent += 1
    if (sent % hitsWorthPolish !== 0 || encoding !== 'br' || !polish || isPolished) return
    polish(async () => {
      isPolished = true
      keep('br', await compress(html(), 'br', 'best'))
    })
  }

  return {
    as(encoding) {
      countIn(encoding)
      const ready = kept.get(encoding)
      if (ready) return ready
      let making = coming.get(encoding)
      if (!making) {
        making = make(encoding).finally(() => coming.delete(encoding))
        coming.set(encoding, making)
      }
      return making
    },
  }
}

/** One at a time, and none within a second of the last: it must never take much from those who wait for a page. */
export function createPolish(clock: Clock, failed: (error: unknown) => void): Polish {
  let lastMs = Number.NEGATIVE_INFINITY
  let isBusy = false
  return (work) => {
    if (isBusy || clock.monotonic() - lastMs < polishRestMs) return
    isBusy = true
    void work()
      .catch(failed)
      .finally(() => {
        isBusy = false
        lastMs = clock.monotonic()
      })
  }
}
