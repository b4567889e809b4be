/** Identities, handed in. */
export interface Ids {
  /** A version 7 UUID (RFC 9562): unique, and sorted by the time it was made. */
  next(): string
  /** A version 4 UUID: 122 random bits, for what must not be guessed. */
  secret(): string
}

/** Ids by the machine's clock and chance. */
export const systemIds: Ids = {
  next: () => Bun.randomUUIDv7(),
  secret: () => crypto.randomUUID(),
}
