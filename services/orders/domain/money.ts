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

/** What is left of an amount. @throws when more is taken than there is. */
export function minus(amount: Money, taken: Money): Money {
  if (taken.cents > amount.cents) throw new RangeError(`${taken.cents} cents cannot be taken from ${amount.cents}`)
  return euros(amount.cents - taken.cents)
}

/**
 * Shares an amount out by weight so that the shares add up to it exactly: each gets its whole cents, and those left over go
 * to the largest remainders (Hamilton's method), the earlier share first among equals.
 * @throws when there is something to share and nothing weighs anything.
 */
export function allocate({ cents }: Money, weights: readonly Money[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight.cents, 0)
  if (whole === 0 && cents > 0) throw new RangeError(`${cents} cents cannot be shared out among nothing`)
  const shares = weights.map((weight, place) => {
    const exact = whole === 0 ? 0 : cents * weight.cents
    return { place, floor: whole === 0 ? 0 : Math.floor(exact / whole), remainder: whole === 0 ? 0 : exact % whole }
  })
  const left = cents - shares.reduce((sum, { floor }) => sum + floor, 0)
  const favoured = new Set(
    [...shares]
      .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  )
  return shares.map(({ place, floor }) => euros(floor + (favoured.has(place) ? 1 : 0)))
}
