/** Crockford's base 32 (crockford.com/base32.html): no I, L, O or U, so that a number survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes make an order number. */
export const orderNumberBytes = 5

/**
 * What the shopper reads out on the telephone, such as `G-7K3F-92QD`: 40 random bits, so that it says nothing about how
 * many orders there are.
 * @throws when there are not exactly {@link orderNumberBytes} bytes.
 */
export function orderNumber(bytes: Uint8Array): string {
  if (bytes.length !== orderNumberBytes) throw new RangeError(`an order number is made of ${orderNumberBytes} bytes`)
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let digits = ''
  for (let shift = 35n; shift >= 0n; shift -= 5n) digits += alphabet.charAt(Number((value >> shift) & 31n))
  return `G-${digits.slice(0, 4)}-${digits.slice(4)}`
}
