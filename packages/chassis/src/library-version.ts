/** The first three numbers of a version, such as `2.12.3`. */
export type Version = readonly [major: number, minor: number, patch: number]

/** Whether a version as a library tells it is older than another. What is not a number counts as 0. */
export function isOlder(version: string, than: Version): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const difference = than.map((part, i) => (parts[i] ?? 0) - part).find((delta) => delta !== 0) ?? 0
  return difference < 0
}
