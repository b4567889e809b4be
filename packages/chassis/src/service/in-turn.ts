/** How work on items is arranged. */
export interface Arrangement<Item> {
  /** Items with the same key are done one after the other, in the order in which they stand. */
  readonly keyOf: (item: Item) => string
  /** So many keys are worked on at once. */
  readonly atOnce: number
}

/**
 * Does work on each item, several keys at once. An item that fails holds back those of its own key that come after it, and
 * no others. @throws the first failure, after all that was begun has ended.
 */
export async function inTurn<Item>(
  items: readonly Item[],
  { keyOf, atOnce }: Arrangement<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const lines = [...Map.groupBy(items, keyOf).values()]
  const failures: unknown[] = []
  let next = 0

  async function worker(): Promise<void> {
    for (let line = lines[next++]; line; line = lines[next++]) {
      try {
        for (const item of line) await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, lines.length) }, worker))
  if (failures.length > 0) throw failures[0]
}
