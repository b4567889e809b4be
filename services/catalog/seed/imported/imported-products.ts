import type { CatalogueContent, PictureOf, Product } from '../../domain/catalogue.ts'
import { ranges } from '../ranges.ts'
import type { SeedProduct, Text } from '../types.ts'
import { fittingColour, fittingDrawing } from './fitting.ts'
import type { ImportedProduct } from './read-imported.ts'

/**
 * The shop's own goods with imported ones beside them. An imported product stands on the shelf of the shop's own that is most like it
 * by its name, and is shown by the drawings of that one, since the import has no pictures.
 * @throws when the two would share an id, or the head of their skus.
 */
export function withImported<Content extends CatalogueContent & { readonly products: readonly SeedProduct[] }>(
  content: Content,
  imported: readonly ImportedProduct[],
): CatalogueContent {
  const taken = new Set(content.products.flatMap(({ productId, code }) => [productId, code]))
  for (const { productId, head } of imported)
    for (const name of [productId, head]) {
      if (taken.has(name)) throw new Error(`${name} is the name of two products`)
      taken.add(name)
    }
  const models = modelsByDrawing(content.products)
  return { ...content, products: [...content.products, ...imported.map((product) => described(product, models))] }
}

type Models = ReadonlyMap<string, readonly SeedProduct[]>

function modelsByDrawing(products: readonly SeedProduct[]): Models {
  const drawingOf = new Map(ranges.map(({ productId, kind }) => [productId, kind.drawing]))
  return Map.groupBy(products, ({ productId }) => drawingOf.get(productId) ?? '')
}

function described(imported: ImportedProduct, models: Models): Product {
  const { productId, head, stockCode, addedOn, lines } = imported
  const name = sentenceCase(imported.name)
  const { model, variant } = modelFor(imported, models)
  return {
    productId,
    code: head,
    categoryId: model.categoryId,
    name: { en: name, ko: name },
    summary: {
      en: 'From a British gift shop, as it was sold there.',
      ko: '영국 선물 가게에서 팔던 그대로 가져온 상품입니다.',
    },
    description: {
      en: `${name}: article ${stockCode}, sold since ${addedOn}. Its price depends on how it is bought; the picture is a drawing of something like it.`,
      ko: `${name}: 품번 ${stockCode}, ${addedOn}부터 판매. 구매 방식에 따라 가격이 다르며, 그림은 비슷한 물건을 그린 것입니다.`,
    },
    material: model.material,
    attributes: [{ name: { en: 'Article', ko: '품번' }, value: { en: stockCode, ko: stockCode } }],
    rating: 0,
    ratingCount: 0,
    popularity: lines,
    addedOn,
    keywords: { en: [...model.keywords.en], ko: [...model.keywords.ko] },
    variants: imported.variants.map(({ sku, priceCents }) => ({
      sku,
      colour: variant.colour,
      name: atPrice(priceCents),
      priceCents,
      packed: packedFor(priceCents),
      pictures: variant.pictures.map(({ pictureId }) => likeness(pictureId, name)),
    })),
  }
}

/** The same product of ours for the same stock code, so that what belongs to it does not move with what else is imported. */
function modelFor({ name, stockCode }: ImportedProduct, models: Models) {
  const alike = models.get(fittingDrawing(name)) ?? []
  const colour = fittingColour(name)
  const inColour = alike.filter(({ variants }) => variants.some((variant) => variant.colour === colour))
  const choice = inColour.length > 0 ? inColour : alike
  const model = choice[Number(Bun.hash.xxHash32(stockCode)) % choice.length]
  const variant = model?.variants.find((variant) => variant.colour === colour) ?? model?.variants[0]
  if (!model || !variant) throw new Error(`nothing here is like ${name}`)
  return { model, variant }
}

function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}

function atPrice(cents: number): Text {
  const price = (cents / 100).toFixed(2)
  return { en: `At ${price}`, ko: `${price} 가격` }
}

function likeness(pictureId: string, name: string): PictureOf {
  return { pictureId, alt: { en: `A drawing of something like it: ${name}`, ko: `비슷한 물건을 그린 그림: ${name}` } }
}

const lightestGrams = 60
const gramsPerCent = 0.6
const heaviestGrams = 8_000
const cm3PerGram = 5

/** A guess, since the import does not say: small gifts that weigh more when they cost more. */
function packedFor(priceCents: number): Product['variants'][number]['packed'] {
  const weightGrams = Math.min(heaviestGrams, lightestGrams + Math.round(priceCents * gramsPerCent))
  return { weightGrams, volumeCm3: weightGrams * cm3PerGram }
}
