import { Outage } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Painted } from './paint-worker.ts'

/** Paints SVG documents as PNG files, one at a time and beside everything else. */
export interface Painter {
  /** Rejects with {@link Outage} when too many are waiting, or when it takes too long. */
  paint(svg: string): Promise<Uint8Array<ArrayBuffer>>
  /** Gives back what the painter holds; whoever still waits is told so. */
  stop(): void
}

/** How much a painter does. */
export interface PainterOptions {
  readonly clock: Clock
  /** How many may wait; the next is turned away at once. */
  readonly mostWaiting?: number
  /** The longest one picture may take, in milliseconds: one that takes longer is given up with its thread. */
  readonly paintMs?: number
  /** With nothing to do for so long, in milliseconds, the thread and its memory are given back. */
  readonly idleMs?: number
}

interface Order {
  readonly svg: string
  readonly resolve: (png: Uint8Array<ArrayBuffer>) => void
  readonly reject: (error: Error) => void
}

const target = 'painter'

/** A painter in a thread of its own: a tenth of a second of drawing must not keep anyone's page waiting. */
export function createPainter({ clock, mostWaiting = 8, paintMs = 5_000, idleMs = 60_000 }: PainterOptions): Painter {
  const waiting: Order[] = []
  let thread: Worker | undefined
  let current: Order | undefined
  let cancelTimer = () => {}

  function next(): void {
    cancelTimer()
    current = waiting.shift()
    if (!current) {
      cancelTimer = thread ? clock.after(idleMs, dismiss) : () => {}
      return
    }
    thread ??= engage()
    cancelTimer = clock.after(paintMs, () => fail(new Outage('timeout', target)))
    thread.postMessage(current.svg)
  }

  function engage(): Worker {
    const worker = new Worker(new URL('./paint-worker.ts', import.meta.url))
    worker.onmessage = ({ data }: MessageEvent<Painted>) => {
      // Whoever failed once may be in any state, so the next picture is painted by somebody else.
      if ('error' in data) return fail(new Error(`a picture could not be painted: ${data.error}`))
      current?.resolve(new Uint8Array(data.png))
      next()
    }
    worker.onerror = ({ message }) => fail(new Error(`the painter's thread broke: ${message}`))
    return worker
  }

  function fail(error: Error): void {
    dismiss()
    current?.reject(error)
    next()
  }

  function dismiss(): void {
    cancelTimer()
    thread?.terminate()
    thread = undefined
  }

  return {
    paint(svg) {
      if (waiting.length >= mostWaiting) return Promise.reject(new Outage('overloaded', target))
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
      waiting.push({ svg, resolve, reject })
      if (!current) next()
      return promise
    },
    stop() {
      for (const order of waiting.splice(0)) order.reject(new Outage('disconnected', target))
      if (current) fail(new Outage('disconnected', target))
      else dismiss()
    },
  }
}
