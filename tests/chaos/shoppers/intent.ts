import type { Chance } from '../rig/chance.ts'
import type { Shelf } from '../rig/shelf.ts'

/** What a shopper has in mind when they walk in. */
export interface Intent {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
  readonly card: 'approved' | 'declined'
  /** Presses the button twice: two requests at once under one key. */
  readonly isDoubled: boolean
  /** Waits for the outcome; the others ask to be answered at once and look again. */
  readonly isPatient: boolean
  readonly change: 'cancel' | 'revise' | undefined
  /** How long they think before they change their mind. */
  readonly thinksMs: number
}

/** Draws an intent. Of a hundred, 10 have a card that is declined, 10 press twice, 15 cancel, 10 want less, 15 want what is scarce. */
export function drawIntent(chance: Chance, { ample, scarce }: Shelf): Intent {
  const change = changeOf(chance.fraction())
  const lines = chance.shuffled(chance.fraction() < 0.15 ? scarce : ample.slice(0, 300)).slice(0, chance.whole(1, 2))
  return {
    // Whoever wants less needs something to take away.
    lines: lines.map((sku) => ({ sku, quantity: change === 'revise' ? 2 : chance.whole(1, 2) })),
    card: chance.fraction() < 0.1 ? 'declined' : 'approved',
    isDoubled: chance.fraction() < 0.1,
    isPatient: chance.fraction() < 0.7,
    change,
    thinksMs: chance.whole(0, 1_200),
  }
}

function changeOf(drawn: number): Intent['change'] {
  if (drawn < 0.15) return 'cancel'
  return drawn < 0.25 ? 'revise' : undefined
}
