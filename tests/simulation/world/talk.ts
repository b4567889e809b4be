import type { ChargeState, Grounds } from '../../invariants/grounds.ts'
import { type Dice, site } from './dice.ts'

/** A reply of the provider's. */
export interface Reply {
  readonly status: number
  readonly json: unknown
}

interface Told {
  readonly object?: string
  readonly reference?: string
  readonly state?: ChargeState
  readonly data?: readonly Told[]
  readonly charge?: Told | null | string
}

const wrongAmount = site('psp-wrong-amount')
const wrongCurrency = site('psp-wrong-currency')
/** How a charge ends without any money: then it does not matter what amount is named. */
const moneyless: readonly (ChargeState | undefined)[] = ['canceled', 'refused']

/**
 * What the provider says, as opposed to what it does: mostly the truth, at times another amount or currency (F17). It
 * remembers what it told that is true, for only that may be believed.
 */
export class Talk implements Grounds {
  readonly states = new Map<string, Set<ChargeState>>()
  readonly refunds = new Set<string>()
  readonly #dice: Dice

  constructor(dice: Dice) {
    this.#dice = dice
  }

  /** The reply as it is told. */
  tell({ status, json }: Reply, asked: { readonly reference?: string }): Reply {
    const said = json as Told
    if (said.object === undefined) {
      // An error about a charge: it has come to its end.
      this.#noteState(asked.reference, 'canceled')
      return { status, json }
    }
    // The provider does not name the currency of a refund, which is that of its charge; nor of nothing.
    if (isAboutCharge(said) && this.#dice.strikes(wrongCurrency, 0.1))
      return { status, json: bent(said, { currency: 'usd' }) }
    const isAmountWrong = this.#dice.strikes(wrongAmount, 0.1)
    this.#note(said, isAmountWrong)
    return { status, json: isAmountWrong ? bent(said, { amount: '1.00' }) : said }
  }

  #note(said: Told, isAmountWrong: boolean): void {
    const { object, reference, state, data = [], charge } = said
    for (const one of data) this.#note(one, isAmountWrong)
    if (object === 'cancellation') {
      if (typeof charge === 'object' && charge) this.#note(charge, isAmountWrong)
      else this.#noteState(reference, 'canceled')
    }
    if (isAmountWrong && !moneyless.includes(state)) return
    if (object === 'refund' && reference !== undefined) this.refunds.add(reference)
    if (object === 'charge' && state) this.#noteState(reference, state)
  }

  #noteState(reference = '', state: ChargeState): void {
    const orderId = reference.replace(/^galleria-/, '')
    const states = this.states.get(orderId) ?? new Set()
    this.states.set(orderId, states.add(state))
  }
}

function isAboutCharge({ object, data = [], charge }: Told): boolean {
  return object === 'charge' || data.some(isAboutCharge) || (object === 'cancellation' && Boolean(charge))
}

function bent(said: Told, lie: object): Told {
  if (said.object === 'list') return { ...said, data: (said.data ?? []).map((one) => bent(one, lie)) }
  if (said.object === 'cancellation' && typeof said.charge === 'object' && said.charge)
    return { ...said, charge: bent(said.charge, lie) }
  return said.object === 'charge' || said.object === 'refund' ? { ...said, ...lie } : said
}
