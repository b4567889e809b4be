import { type Figures, figureNames, moneyFigures } from './figures.ts'
import { penceOf, poundsOfPence } from './money.ts'

/** A figure of the data beside what its README says. */
export interface Comparison {
  readonly name: string
  readonly said: string
  readonly found: string
  readonly agrees: boolean
}

/** Compares the figures: counts exactly, money to the penny. */
export function reconcile(found: Figures, said: Figures): Comparison[] {
  return (Object.keys(figureNames) as (keyof Figures)[]).map((key) => {
    const isMoney = moneyFigures.has(key)
    const [one, other] = [found[key], said[key]].map((value) => (isMoney ? penceOf(value) : value)) as [number, number]
    const told = (value: number) => (isMoney ? poundsOfPence(value) : value.toLocaleString('en-GB'))
    return { name: figureNames[key][0], said: told(other), found: told(one), agrees: one === other }
  })
}
