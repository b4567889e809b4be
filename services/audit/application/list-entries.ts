import type { Archive, Wanted } from '../ports.ts'

/** A page of entries, newest first. `next` is the place before which the following page begins. */
export function makeListEntries({ archive }: { archive: Archive }) {
  return (wanted: Wanted) => {
    const found = archive.list({ ...wanted, limit: wanted.limit + 1 })
    const page = found.slice(0, wanted.limit)
    return {
      entries: page.map(({ entry }) => entry),
      next: found.length > page.length ? page.at(-1)?.place : undefined,
    }
  }
}
