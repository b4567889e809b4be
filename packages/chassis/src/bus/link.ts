import { Events, type NatsConnection } from 'nats'

/** Whether the broker can be reached right now. */
export interface Link {
  isUp(): boolean
  /** Calls back when the connection is lost: no reply that is waited for will come. */
  onLost(listener: () => void): void
  /** Calls back when the broker has come back. It may have lost what it knew. */
  onBack(listener: () => void): void
}

/**
 * Watches a connection. While it is lost, the client takes publishes and asks without a word and drops them when it is
 * back, so whoever sends looks here first.
 */
export function watchLink(connection: NatsConnection): Link {
  const lost: (() => void)[] = []
  const back: (() => void)[] = []
  let up = true
  void watch()
  return {
    isUp: () => up && !connection.isClosed(),
    onLost: (listener) => void lost.push(listener),
    onBack: (listener) => void back.push(listener),
  }

  async function watch(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === Events.Disconnect) tellOf(false, lost)
      if (type === Events.Reconnect) tellOf(true, back)
    }
    tellOf(false, lost)
  }

  function tellOf(isUp: boolean, listeners: readonly (() => void)[]): void {
    up = isUp
    for (const listener of listeners) listener()
  }
}
