/** How long a page of the catalogue is good for whoever comes back to it, in milliseconds: as long as a copy of it may be kept. */
export const kept = { keptMs: 60_000 } as const
