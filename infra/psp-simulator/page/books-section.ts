import { html } from 'hono/html'
import type { ChargeRow } from '../books/charges.ts'
import type { LedgerSum } from '../books/ledger.ts'
import { toDecimal } from '../charging/amount.ts'

/** The sums of the provider's books. */
export interface Books {
  readonly sums: readonly LedgerSum[]
  readonly charges: readonly { readonly state: ChargeRow['state']; readonly n: number }[]
}

/** What was taken and given back, all in all. */
export function booksSection({ sums, charges }: Books) {
  const of = (kind: LedgerSum['kind']) => sums.find((sum) => sum.kind === kind) ?? { entries: 0, cents: 0 }
  const [taken, given] = [of('capture'), of('refund')]
  return html`<section aria-labelledby="books">
    <h2 id="books">Its own books</h2>
    <dl class="sums">
      ${sum('Taken', taken.cents, counted(taken.entries, 'capture'))}
      ${sum('Given back', given.cents, counted(given.entries, 'refund'))}
      ${sum('Kept', taken.cents - given.cents, 'taken less given back')}
    </dl>
    <p class="hint">${
      charges.length === 0
        ? 'No charge has been asked for yet.'
        : `Charges: ${charges.map(({ state, n }) => `${n} ${standing[state]}`).join(', ')}.`
    }</p>
  </section>`
}

const standing: Readonly<Record<ChargeRow['state'], string>> = {
  processing: 'being worked on',
  requires_capture: 'to be captured',
  settled: 'settled',
  canceled: 'let go',
  refused: 'refused',
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}

function sum(name: string, cents: number, hint: string) {
  return html`<div><dt>${name}</dt><dd><span class="digits">${toDecimal(cents)}</span> eur</dd><dd class="hint">${hint}</dd></div>`
}
