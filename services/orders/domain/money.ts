/** An amount in whole cents of the one currency the shop sells in (ISO 4217); never a float. */
export interface Money {
  readonly cents: number
  readonly currency: 'EUR'
}

/** Euros, in cents. */
export function euros(cents: number): Money {
  return { cents, currency: 'EUR' }
}

/** The sum of amounts; of none, nothing. */
export function total(amounts: readonly Money[]): Money {
  return euros(amounts.reduce((sum, { cents }) => sum + cents, 0))
}

/** A share of an amount, `numerator / denominator`, rounded half up to a whole cent. All are whole and not negative. */
export function share({ cents }: Money, numerator: number, denominator: number): Money {
  return euros(Math.floor((2 * cents * numerator + denominator) / (2 * denominator)))
}
