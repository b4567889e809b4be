/**
 * A payment comes into doubt the moment the provider is asked, and the asker waits for up to four seconds; the chore
 * leaves it alone for longer than that, so that the two do not ask at once.
 */
export const firstLookMs = 5_000
