/** Chance, handed in. */
export interface Random {
  /** A number in [0, 1). Fit for jitter and sampling, not for secrets. */
  fraction(): number
  /** Bytes nobody can guess. */
  bytes(length: number): Uint8Array
}

/** The machine's own chance. */
export const systemRandom: Random = {
  fraction: () => Math.random(),
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}
