const letters = 26
const numbers = 1_000

/** Heads begin with a letter that no department of the shop begins with. */
const first = 'Q'

/** The head of the skus of the n-th product, from 0: `QAA-000`, `QAA-001`, …, `QZZ-999`. @throws RangeError beyond 676,000 products. */
export function headOf(index: number): string {
  const word = Math.floor(index / numbers)
  if (index < 0 || word >= letters ** 2) throw new RangeError(`there is no head for product ${index}`)
  return `${first}${twoLetters(word)}-${String(index % numbers).padStart(3, '0')}`
}

/** The sku of the n-th price, from 0, of the product with this head: `QAA-000-AA`. @throws RangeError beyond 676 prices. */
export function skuOf(head: string, index: number): string {
  if (index < 0 || index >= letters ** 2) throw new RangeError(`there is no sku for price ${index} of ${head}`)
  return `${head}-${twoLetters(index)}`
}

/** A product's name in addresses: its words, and its stock code, so that no two are alike. */
export function productIdOf(name: string, stockCode: string): string {
  const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${slug(name).slice(0, 48)}-${slug(stockCode)}`.replace(/-+/g, '-').replace(/^-/, '')
}

function twoLetters(number: number): string {
  const letter = (digit: number) => String.fromCharCode(65 + digit)
  return letter(Math.floor(number / letters)) + letter(number % letters)
}
