import type { Parcel } from '@galleria/contracts/shipping'
import type { Locale } from '@galleria/contracts/values'
import type { Order, orderEventName, parcelEventName } from '@galleria/contracts/web'

/** What a reader of an order's events is told. */
export interface OrderListener {
  /** The shop is telling from now on. */
  opened(): void
  told(order: Order): void
  /** Where its packages are now. */
  moved(parcel: Parcel): void
  /** The order has come to its end; there is no more to tell. */
  ended(): void
  /** The connection broke; the browser makes another one by itself, and says what it heard last (`Last-Event-ID`). */
  interrupted(): void
  /** There is no connection and none will be made. */
  failed(): void
}

/** Opens an order's events; what it returns closes them. Undefined where there is no such thing. */
export type OpenOrderEvents = (orderId: string, locale: Locale, listener: OrderListener) => (() => void) | undefined

/** As much of an `EventSource` as is used. */
export interface EventStream {
  readonly readyState: number
  addEventListener(name: string, hear: (event: { readonly data?: unknown }) => void): void
  close(): void
}

const eventName: typeof orderEventName = 'order'
const parcelName: typeof parcelEventName = 'parcel'
/** `EventSource.CLOSED`, which a fake need not have. */
const closed = 2

/** The server-sent events of one order, from the web BFF (`GET /api/web/orders/:orderId/events`). */
export const openOrderEvents: OpenOrderEvents = (orderId, locale, listener) =>
  typeof EventSource === 'undefined'
    ? undefined
    : readOrderEvents((address) => new EventSource(address), orderId, locale, listener)

/** Reads the events out of a stream. After `ended` or `failed`, and once it is closed, nothing more is told. */
export function readOrderEvents(
  connect: (address: string) => EventStream,
  orderId: string,
  locale: Locale,
  listener: OrderListener,
): () => void {
  const stream = connect(`/api/web/orders/${encodeURIComponent(orderId)}/events?${new URLSearchParams({ locale })}`)
  let open = true
  const close = () => {
    open = false
    stream.close()
  }
  const during = (run: () => void) => () => {
    if (open) run()
  }
  stream.addEventListener('open', during(listener.opened))
  stream.addEventListener(
    'end',
    during(() => {
      close()
      listener.ended()
    }),
  )
  stream.addEventListener(
    'error',
    during(() => {
      if (stream.readyState !== closed) return listener.interrupted()
      close()
      listener.failed()
    }),
  )
  const hear = <Told>(name: string, read: (data: unknown) => Told | undefined, tell: (told: Told) => void) =>
    stream.addEventListener(name, ({ data }) => {
      if (!open) return
      const told = read(data)
      if (told) return tell(told)
      // Whoever tells this is not the shop as we know it; asking plainly says more.
      close()
      listener.failed()
    })
  hear(eventName, (data) => ofOrder<Order>(data, orderId, ({ version }) => Number.isInteger(version)), listener.told)
  hear(parcelName, (data) => ofOrder<Parcel>(data, orderId, ({ updatedAt }) => Boolean(updatedAt)), listener.moved)
  return close
}

function ofOrder<Told extends { readonly orderId: string }>(
  data: unknown,
  orderId: string,
  isOne: (value: Partial<Told>) => boolean,
): Told | undefined {
  try {
    const value = JSON.parse(String(data)) as Partial<Told> | null
    return value?.orderId === orderId && isOne(value) ? (value as Told) : undefined
  } catch {
    // A proxy's error page, or half an event: as good as none.
    return undefined
  }
}
