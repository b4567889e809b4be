import type { Category, Product } from '../../domain/catalogue.ts'
import { filedText, filedWithoutSpaces, words } from '../../domain/text.ts'
import { colourNames, materialNames } from '../../domain/vocabulary.ts'

/** Raised when products are filed in another way, so that stores filed the old way are filed anew. */
export const filingVersion = 1

/** A product as the search index files it. */
export interface FiledProduct {
  readonly name: string
  readonly keywords: string
  readonly summary: string
  readonly description: string
  /** The words a shopper could have meant, as they are written and not as they are filed. */
  readonly words: ReadonlySet<string>
}

/** Files a product under its name, what else it is called, and its texts. */
export function fileProduct(product: Product, category: Category): FiledProduct {
  const called = {
    en: [
      ...product.keywords.en,
      category.name.en,
      ...labels(product, 'en'),
      ...product.variants.map(({ name }) => name.en),
    ],
    ko: [
      ...product.keywords.ko,
      category.name.ko,
      ...labels(product, 'ko'),
      ...product.variants.map(({ name }) => name.ko),
    ],
  }
  return {
    name: `${filedText(product.name.en)} ${filedWithoutSpaces(product.name.ko)}`,
    keywords: `${distinct(called.en).map(filedText).join(' ')} ${distinct(called.ko).map(filedWithoutSpaces).join(' ')}`,
    summary: `${filedText(product.summary.en)} ${filedText(product.summary.ko)}`,
    description: `${filedText(product.description.en)} ${filedText(product.description.ko)}`,
    // Korean sentences are left out: their words carry endings, and a spelling with an ending would be no help.
    words: new Set(
      [
        product.name.en,
        product.name.ko,
        ...called.en,
        ...called.ko,
        product.summary.en,
        product.description.en,
      ].flatMap(words),
    ),
  }
}

function labels({ material, variants }: Product, language: 'en' | 'ko'): string[] {
  const names = [materialNames[material], ...variants.map(({ colour }) => colourNames[colour])]
  return names.flatMap((name) => name?.[language] ?? [])
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
