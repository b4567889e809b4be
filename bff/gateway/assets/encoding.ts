/** The encodings a file may lie in beside itself, best first. */
export const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

/** See {@link encodings}. */
export type Encoding = (typeof encodings)[number]

/** The encodings a client takes (RFC 9110, 12.5.3), best first; `q=0` is a no. */
export function accepted(acceptEncoding: string | null): Encoding[] {
  const taken = new Set<string>()
  for (const item of (acceptEncoding ?? '').split(',')) {
    const [name = '', ...parameters] = item.split(';').map((piece) => piece.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    if (quality === undefined || Number(quality.slice(2)) > 0) taken.add(name)
  }
  return encodings.filter(({ name }) => taken.has(name) || taken.has('*'))
}

/** Whether a copy the client holds is still the one we would send (RFC 9110, 13.1.2). */
export function stillFresh(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
