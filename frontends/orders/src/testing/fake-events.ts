import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import { type EventStream, type OpenOrderEvents, readOrderEvents } from '../api/order-events.ts'
import type { PageSight } from '../viewmodels/page-sight.ts'
import { settled } from './answers.ts'

/** A browser's `EventSource`, spoken by hand. */
export class FakeStream implements EventStream {
  readyState = 0
  readonly address: string
  readonly #hears = new Map<string, (event: { readonly data?: unknown }) => void>()

  constructor(address: string) {
    this.address = address
  }
  addEventListener(name: string, hear: (event: { readonly data?: unknown }) => void): void {
    this.#hears.set(name, hear)
  }
  close(): void {
    this.readyState = 2
  }
  async say(name: string, data?: unknown): Promise<void> {
    this.#hears.get(name)?.({ data })
    await settled()
  }
  async open(): Promise<void> {
    this.readyState = 1
    await this.say('open')
  }
  tell(order: Order): Promise<void> {
    return this.say('order', JSON.stringify(order))
  }
  tellOfParcel(parcel: Parcel): Promise<void> {
    return this.say('parcel', JSON.stringify(parcel))
  }
  /** The connection breaks; the browser connects again by itself. */
  async breakOff(): Promise<void> {
    this.readyState = 0
    await this.say('error')
  }
  /** The shop refuses; the browser gives up. */
  async giveUp(): Promise<void> {
    this.readyState = 2
    await this.say('error')
  }
}

/** A browser whose event streams are kept; `none` has no events at all. */
export function fakeEvents({ none = false } = {}) {
  const streams: FakeStream[] = []
  const open: OpenOrderEvents = (orderId, locale, listener) => {
    if (none) return undefined
    const connect = (address: string) => {
      const stream = new FakeStream(address)
      streams.push(stream)
      return stream
    }
    return readOrderEvents(connect, orderId, locale, listener)
  }
  return {
    streams,
    open,
    get last(): FakeStream {
      const stream = streams.at(-1)
      if (!stream) throw new Error('Nobody has opened the events.')
      return stream
    },
    /** How many connections are held. */
    get held(): number {
      return streams.filter(({ readyState }) => readyState !== 2).length
    },
  }
}

/** A page that is shown and hidden by hand. */
export function fakeSight(): PageSight & { set(hidden: boolean): Promise<void>; readonly watched: boolean } {
  let isHidden = false
  const watchers = new Set<() => void>()
  return {
    hidden: () => isHidden,
    onChange: (run) => {
      watchers.add(run)
      return () => void watchers.delete(run)
    },
    get watched() {
      return watchers.size > 0
    },
    async set(hidden) {
      isHidden = hidden
      for (const run of watchers) run()
      await settled()
    },
  }
}
