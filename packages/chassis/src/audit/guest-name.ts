import { boundedMap } from '../bounded-map.ts'

const names = boundedMap<string, string>(4_096)

/**
 * Stands for a shopper in the audit wherever they may be a guest: a guest's id is what their cookie holds, so whoever reads it
 * could be them. The same for the same shopper, and of 122 random bits nobody finds the way back.
 */
export function guestName(id: string): string {
  const known = names.get(id)
  if (known !== undefined) return known
  const name = `guest-${new Bun.CryptoHasher('sha256').update(`guest ${id}`).digest('hex').slice(0, 32)}`
  names.set(id, name)
  return name
}
