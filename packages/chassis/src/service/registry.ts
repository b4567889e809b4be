/** A living instance of a process, as it says of itself through the NATS Services API. */
export interface Registered {
  readonly name: string
  readonly instance: string
  readonly version: string
  /** `language`, `rank`, `admin` (address of its admin port) and, at the edge, `http`. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Finds the instances of a process. */
export interface Registry {
  /** Everyone who answers within the time given, in milliseconds. */
  find(name: string, waitMs: number): Promise<Registered[]>
}
