import type { Article } from '../../support/shelves.ts'

/** A page that is measured. */
export interface Subject {
  readonly name: string
  readonly path: string
  /** Whether it is one shopper's own. */
  readonly personal: boolean
}

/** The pages, most watched first. The cart has one line in it. */
export function subjects({ productId }: Article): readonly Subject[] {
  return [
    { name: 'product', path: `/product/${productId}`, personal: false },
    { name: 'home', path: '/', personal: false },
    { name: 'category', path: '/category/lighting', personal: false },
    { name: 'search', path: '/search?q=lamp', personal: false },
    { name: 'cart', path: '/cart', personal: true },
  ]
}
