import type { ConsumerMessages, JetStreamClient, JsMsg } from 'nats'

/** A durable consumer that delivers. */
export interface Opened {
  readonly messages: ConsumerMessages
  /** When the durable was made: one that was made anew under the same name is another, and numbers its deliveries anew. */
  readonly born: string
}

/** A message, and which durable it came from. */
export interface Arrival {
  readonly message: JsMsg
  readonly born: string
}

/** Few, since each waits for those before it, and all of them are this process's for as long. */
const mostWaiting = 16

/**
 * Begins to take a durable's messages.
 * @throws when it is not there. When it vanishes later, its messages are closed.
 */
export async function openConsumer(
  stream: JetStreamClient,
  streamName: string,
  durable: string,
  onArrival: (arrival: Arrival) => void,
): Promise<Opened> {
  const consumer = await stream.consumers.get(streamName, durable)
  const { created: born } = await consumer.info(true)
  const messages = await consumer.consume({
    max_messages: mostWaiting,
    // Else the client would go on asking for it, with pauses of half a minute.
    abort_on_missing_resource: true,
    // Nothing may be thrown out of this callback: the client would stop consuming without a word.
    callback: (message) => onArrival({ message, born }),
  })
  return { messages, born }
}
