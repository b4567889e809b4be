import { Events, type NatsConnection } from 'nats'

/** Whether the broker can be reached right now. */
export interface Link {
  isUp(): boolean
}

/**
 * Watches a connection. While it is lost, the client takes publishes and asks without a word and drops them when it is
 * back, so whoever sends looks here first; `onLost` tells those who wait for a reply that will not come.
 */
export function watchLink(connection: NatsConnection, onLost: () => void): Link {
  let up = true
  void watch()
  return { isUp: () => up && !connection.isClosed() }

  async function watch(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === Events.Reconnect) up = true
      if (type !== Events.Disconnect) continue
      up = false
      onLost()
    }
    up = false
    onLost()
  }
}
