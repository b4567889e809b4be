/** Something that is started after others. */
interface Dependent {
  readonly name: string
  readonly after: readonly string[]
}

/**
 * Sorts into layers: everything in one can start at the same time, once the layers before are up. What is not among
 * the items, such as a process of another profile, is not waited for.
 * @throws naming those that wait for each other.
 */
export function layers<Item extends Dependent>(items: readonly Item[]): Item[][] {
  const result: Item[][] = []
  let left = [...items]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const layer = left.filter(({ after }) => !after.some((name) => waiting.has(name)))
    if (layer.length === 0) throw new Error(`these wait for each other: ${[...waiting].join(', ')}`)
    result.push(layer)
    left = left.filter((item) => !layer.includes(item))
  }
  return result
}
