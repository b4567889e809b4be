import type { Article } from '../../support/shelves.ts'

/** A page that is measured. */
export interface Subject {
  readonly name: string
  readonly path: string
}

/** The pages, most watched first. The cart has one line in it. */
export function subjects({ productId }: Article): readonly Subject[] {
  return [
    { name: 'product', path: `/product/${productId}` },
    { name: 'home', path: '/' },
    { name: 'category', path: '/category/lighting' },
    { name: 'search', path: '/search?q=lamp' },
    { name: 'cart', path: '/cart' },
  ]
}
