/** Something that must be nowhere. */
export interface Needle {
  readonly what: string
  readonly value: string
}

/** The ways in which a value may lie about: as it is, as it stands in an address, in JSON, in a header of its own. */
export function spellings({ value }: Needle): string[] {
  const digits = value.replaceAll(' ', '')
  return [
    ...new Set([
      value,
      digits,
      encodeURIComponent(value),
      encodeURIComponent(encodeURIComponent(value)),
      JSON.stringify(value).slice(1, -1),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      Buffer.from(value).toString('base64url'),
    ]),
  ]
}

/** How often a needle lies somewhere, in any spelling. */
export function countIn(bytes: Buffer, needle: Needle): number {
  return spellings(needle).reduce((sum, spelling) => sum + occurrences(bytes, Buffer.from(spelling)), 0)
}

function occurrences(bytes: Buffer, wanted: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count += 1
  return count
}
