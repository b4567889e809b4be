/** Values that are true to the schemas; neighbours are faked from them in tests. */
export const examplePicture = {
  id: 'lmp-012-oak-front-4f3a9c21',
  src: '/pictures/lmp-012-oak-front-4f3a9c21.svg',
  width: 800,
  height: 800,
  alt: 'Oslo table lamp in oak',
}
export const exampleCard = {
  productId: 'oslo-table-lamp',
  sku: 'LMP-012-OAK',
  name: 'Oslo table lamp',
  categoryId: 'lighting',
  price: { cents: 8900, currency: 'EUR' as const },
  rating: 4.6,
  ratingCount: 128,
  colours: ['oak' as const, 'black' as const],
  picture: examplePicture,
}
export const exampleListing = {
  products: [exampleCard],
  total: 1,
  facets: {
    category: [{ value: 'lighting', label: 'Lighting', count: 1 }],
    colour: [{ value: 'oak', label: 'Oak', count: 1 }],
    material: [{ value: 'wood', label: 'Wood', count: 1 }],
    rating: [{ value: '4', label: '4 and up', count: 1 }],
    price: { minCents: 8900, maxCents: 8900 },
  },
}
