import { InputError } from './input-error.ts'
import { type Mills, millsOf } from './money.ts'

/** What can be said of a whole data set, and what its README says. */
export interface Figures {
  readonly rows: number
  readonly products: number
  readonly invoices: number
  readonly cancellations: number
  readonly cancellationRows: number
  readonly customers: number
  readonly countries: number
  readonly withoutCustomer: number
  readonly withoutDescription: number
  readonly priceZero: number
  readonly priceNegative: number
  readonly quantityNegative: number
  readonly gross: Mills
  readonly net: Mills
}

/** What each figure is called, and the words of the README that it stands between. */
export const figureNames: Readonly<Record<keyof Figures, readonly [name: string, said: RegExp]>> = {
  rows: ['rows', /\| `transactions-[^`]*` \| ([\d,]+) \|/],
  products: ['products', /\| `products\.csv\.gz` \| ([\d,]+) \|/],
  invoices: ['invoices', /([\d,]+) invoices \(/],
  cancellations: ['cancellations', /invoices \(([\d,]+) cancellations/],
  cancellationRows: ['rows of cancellations', /starts with `C`, ([\d,]+) rows\)/],
  customers: ['customers', /([\d,]+) customers/],
  countries: ['countries', /([\d,]+) countries/],
  withoutCustomer: ['rows without customer', /([\d,]+) rows have no customer/],
  withoutDescription: ['rows without description', /([\d,]+) no description/],
  priceZero: ['rows with a price of 0', /([\d,]+) a price of 0/],
  priceNegative: ['rows with a negative price', /([\d,]+) a negative price/],
  quantityNegative: ['rows with a negative quantity', /([\d,]+) a negative quantity/],
  gross: ['gross sales, GBP', /Gross sales ([\d,]+\.\d\d) GBP/],
  net: ['net of cancellations, GBP', /net of cancellations and adjustments (-?[\d,]+\.\d\d) GBP/],
}

/** The figures that are money. */
export const moneyFigures: ReadonlySet<string> = new Set(['gross', 'net'] satisfies (keyof Figures)[])

/** Reads the figures out of a data set's own README. @throws InputError when it does not say one of them. */
export function figuresIn(readme: string, file: string): Figures {
  const text = readme.replace(/\s+/g, ' ')
  const entries = Object.entries(figureNames).map(([key, [name, said]]) => {
    const number = said.exec(text)?.[1]?.replaceAll(',', '')
    const value = number === undefined ? undefined : moneyFigures.has(key) ? millsOf(number) : Number(number)
    if (value === undefined) throw new InputError({ file }, `does not say how much is ${name}`)
    return [key, value]
  })
  return Object.fromEntries(entries)
}
