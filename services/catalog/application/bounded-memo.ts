/**
 * Remembers results by the keys asked most recently, and at most `capacity` of them. A `Map` keeps the order in which
 * its keys were set, so its first key is always the one that was not asked for the longest.
 */
export function boundedMemo<Result extends {}>(capacity: number): (key: string, make: () => Result) => Result {
  const kept = new Map<string, Result>()
  return (key, make) => {
    const result = kept.get(key) ?? make()
    kept.delete(key)
    kept.set(key, result)
    const [oldest] = kept.keys()
    if (kept.size > capacity && oldest !== undefined) kept.delete(oldest)
    return result
  }
}
