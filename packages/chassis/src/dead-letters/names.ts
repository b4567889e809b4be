/** Keeps what consumers failed on for good, until somebody replays or discards it. */
export const deadLetterStream = 'DEAD_LETTERS'

/** Carries replayed letters to the one consumer that failed on them; a message is gone when it is settled. */
export const replayStream = 'REPLAYS'

/** Where a consumer's dead letters are published. */
export function deadSubject(durable: string): string {
  return `dead.${durable}`
}

/** Where a letter is published that a consumer is to try again. */
export function replaySubject(durable: string): string {
  return `again.${durable}`
}

/** The durable consumer by which a reaction gets its replayed letters. */
export function replayDurable(durable: string): string {
  return `${durable}-again`
}
