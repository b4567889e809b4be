import { drainMicrotasks } from 'bun:jsc'
import type { Journal } from './journal.ts'

/** Something that will happen at a moment of virtual time, unless it is taken back. */
export interface Happening {
  readonly at: number
  readonly order: number
  readonly label: string
  run: (() => void) | undefined
}

/** 2026-01-15 10:00 UTC: when every history begins. */
const beginning = Date.UTC(2026, 0, 15, 10)

/**
 * Virtual time. It stands still while code runs and jumps to the next happening when all have come to wait, so that an
 * hour takes a millisecond. Two happenings of the same moment happen in the order in which they were arranged.
 */
export class Timeline {
  now = beginning
  #arranged = 0
  readonly #heap: Happening[] = []
  readonly #journal: Journal
  /** Called after each step, when everything that can go on without waiting has. */
  afterStep: () => void = () => {}

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** Milliseconds since the history began. */
  get elapsed(): number {
    return this.now - beginning
  }

  /** Arranges for something to happen; the returned function takes it back. */
  after(delayMs: number, label: string, run: () => void): () => void {
    const happening: Happening = { at: this.now + Math.max(0, delayMs), order: this.#arranged++, label, run }
    push(this.#heap, happening)
    return () => {
      happening.run = undefined
    }
  }

  /** Lets time pass until `isOver`, or until `mostMs` have passed. False when time was up. */
  passUntil(isOver: () => boolean, mostMs: number): boolean {
    const last = this.now + mostMs
    drainMicrotasks()
    while (!isOver()) {
      const next = this.#heap[0]
      if (!next || next.at > last) {
        this.now = last
        return isOver()
      }
      pop(this.#heap)
      if (!next.run) continue
      this.now = next.at
      this.#journal.note(next.at - beginning, next.label)
      next.run()
      // Not awaiting anything real keeps a step at a microsecond; an event loop's turn would cost ten.
      drainMicrotasks()
      this.afterStep()
    }
    return true
  }
}

function isBefore(a: Happening, b: Happening): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function push(heap: Happening[], happening: Happening): void {
  let i = heap.push(happening) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    const above = heap[parent] as Happening
    if (!isBefore(happening, above)) break
    heap[i] = above
    i = parent
  }
  heap[i] = happening
}

function pop(heap: Happening[]): void {
  const last = heap.pop()
  if (heap.length === 0 || !last) return
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Happening, heap[child] as Happening)) child += 1
    const below = heap[child] as Happening
    if (!isBefore(below, last)) break
    heap[i] = below
    i = child
  }
  heap[i] = last
}
