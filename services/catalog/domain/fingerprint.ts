/**
 * A short fingerprint of a text (FNV-1a, 32 bits, eight hex digits). It notices accidents and mix-ups, not an enemy:
 * use it only where a forged text would gain nothing.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
