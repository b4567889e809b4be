/**
 * Amounts are whole thousandths of a pound, since three rows of the data cost a tenth of a penny; what the shop sells costs whole
 * pence. A sum of either stays far below 2^53.
 */
export type Mills = number

/** The thousandths in a penny. */
export const millsInPenny = 10

/** A decimal as the data writes it, `2.55`, `38970.0` or `-11062.06`; undefined when it is none, or finer than a thousandth. */
export function millsOf(decimal: string): Mills | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,9})(?:\.(\d{1,3}))?$/.exec(decimal) ?? []
  if (whole === undefined) return undefined
  const mills = Number(whole) * 1_000 + Number(fraction.padEnd(3, '0'))
  return sign === '-' && mills !== 0 ? -mills : mills
}

/** Thousandths in pence, to the nearest. */
export function penceOf(mills: Mills): number {
  const nearest = Math.round(Math.abs(mills) / millsInPenny)
  return mills < 0 && nearest !== 0 ? -nearest : nearest
}

/** Thousandths as a person reads pounds: `7,141,126.42`. */
export function pounds(mills: Mills): string {
  return poundsOfPence(penceOf(mills))
}

/** Pence as a person reads pounds. */
export function poundsOfPence(pence: number): string {
  const [whole, fraction] = [Math.floor(Math.abs(pence) / 100), Math.abs(pence) % 100]
  return `${pence < 0 ? '-' : ''}${whole.toLocaleString('en-GB')}.${String(fraction).padStart(2, '0')}`
}
