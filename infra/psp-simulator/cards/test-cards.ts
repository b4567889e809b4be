/** What a test card does when it is charged. */
export type Outcome =
  | { readonly kind: 'approve' }
  | { readonly kind: 'refuse'; readonly code: RefusalCode }
  /** The charge is made, but its answer comes long after the merchant has hung up. */
  | { readonly kind: 'slow' }
  /** The merchant waits in vain, and nothing is charged. */
  | { readonly kind: 'lost' }

/** Why a bank says no, as this provider puts it. */
export type RefusalCode = 'do_not_honor' | 'insufficient_balance' | 'card_past_expiry' | 'authentication_failed'

/** A card that exists only here. */
export interface TestCard {
  readonly number: string
  readonly brand: 'visa' | 'mastercard'
  readonly outcome: Outcome
  /** Whether its holder is asked for a one-time code. */
  readonly challenge?: true
  /** The key of the sentence that explains it on the page. */
  readonly about: 'approve' | 'challenge' | 'challenge-refuse' | 'refuse' | 'insufficient' | 'expired' | 'slow' | 'lost'
}

/** Every card the simulator takes; it turns away all others, so that nobody types in a real one. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', outcome: { kind: 'approve' }, about: 'approve' },
  { number: '5555555555554444', brand: 'mastercard', outcome: { kind: 'approve' }, about: 'approve' },
  { number: '4000000000003220', brand: 'visa', outcome: { kind: 'approve' }, challenge: true, about: 'challenge' },
  {
    number: '4000008400001629',
    brand: 'visa',
    outcome: { kind: 'refuse', code: 'do_not_honor' },
    challenge: true,
    about: 'challenge-refuse',
  },
  { number: '4000000000000002', brand: 'visa', outcome: { kind: 'refuse', code: 'do_not_honor' }, about: 'refuse' },
  {
    number: '4000000000009995',
    brand: 'visa',
    outcome: { kind: 'refuse', code: 'insufficient_balance' },
    about: 'insufficient',
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    outcome: { kind: 'refuse', code: 'card_past_expiry' },
    about: 'expired',
  },
  { number: '4000000000006975', brand: 'visa', outcome: { kind: 'slow' }, about: 'slow' },
  { number: '4000000000000119', brand: 'visa', outcome: { kind: 'lost' }, about: 'lost' },
]

/** The code that every one-time code page of the simulator takes. */
export const oneTimeCode = '123456'

/** The test card with this number. */
export function testCard(number: string): TestCard | undefined {
  return testCards.find((card) => card.number === number)
}
