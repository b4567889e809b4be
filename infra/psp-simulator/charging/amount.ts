/** A decimal as merchants write it, `"178.00"`, in cents, without ever being a float. */
export function toCents(decimal: string): number {
  return Number(decimal.replace('.', ''))
}

/** Cents as merchants read them. */
export function toDecimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
