/**
 * Remembers the results of a pure function for the keys asked most recently, and at most `capacity` of them. A `Map`
 * keeps the order in which its keys were set, so its first key is always the one that was not asked for the longest.
 */
export function boundedMemo<Result extends {}>(capacity: number, make: (key: string) => Result): (key: string) => Result {
  const kept = new Map<string, Result>()
  return (key) => {
    const result = kept.get(key) ?? make(key)
    kept.delete(key)
    kept.set(key, result)
    const [oldest] = kept.keys()
    if (kept.size > capacity && oldest !== undefined) kept.delete(oldest)
    return result
  }
}
