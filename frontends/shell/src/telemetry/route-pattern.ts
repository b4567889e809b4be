/** What stands for every address that no frontend answers, as in the contract. */
const otherRoute = '/*'
/** What the contract takes for a pattern. */
const sendable = /^\/[\w/:*()-]{0,99}$/

/**
 * The pattern of a path, such as `/orders/:orderId`, so that nobody is told whose order it was. The one that says most of the path
 * word for word wins.
 */
export function patternOf(path: string, patterns: readonly string[]): string {
  const parts = partsOf(path)
  const fitting = patterns.filter((pattern) => sendable.test(pattern) && fits(parts, partsOf(pattern)))
  const [best = otherRoute] = fitting.toSorted((a, b) => unknowns(a) - unknowns(b))
  return best
}

function fits(parts: readonly string[], pattern: readonly string[]): boolean {
  return parts.length === pattern.length && pattern.every((part, i) => part.startsWith(':') || part === parts[i])
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function unknowns(pattern: string): number {
  return pattern.split(':').length
}
