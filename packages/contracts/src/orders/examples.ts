/** Values that are true to the schemas; neighbours are faked from them in tests. */
export const shopperId = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
export const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
export const quoteId = '01981c5e-6f10-7a1b-8c2d-1e2f3a4b5c6d'
export const eur = (cents: number) => ({ cents, currency: 'EUR' as const })
export const exampleLine = {
  sku: 'LMP-012-OAK',
  productId: 'oslo-table-lamp',
  productName: 'Oslo table lamp',
  variantName: 'Oak',
  unitPrice: eur(8900),
  picture: {
    id: 'lmp-012-oak-front-4f3a9c21',
    src: '/pictures/lmp-012-oak-front-4f3a9c21.svg',
    width: 800,
    height: 800,
    alt: 'Oslo table lamp in oak',
  },
  quantity: 2,
  linePrice: eur(17_800),
}
export const exampleCart = {
  version: 1,
  lines: [exampleLine],
  itemCount: 2,
  subtotal: eur(17_800),
  dropped: [],
  expiresAt: '2026-02-14T10:00:00.000Z',
}
export const exampleContact = { name: 'Mina Park', email: 'mina@example.com' }
export const exampleDelivery = { kind: 'pickup' as const, storeId: 'seoul-hannam' }
export const exampleTotals = { subtotal: eur(17_800), shipping: eur(0), tax: eur(2842), total: eur(17_800) }
export const exampleOrder = {
  orderId,
  orderNumber: 'G-7K3F-92QD',
  version: 2,
  status: 'confirmed' as const,
  placedAt: '2026-01-15T10:00:00.000Z',
  contact: exampleContact,
  delivery: exampleDelivery,
  lines: [exampleLine],
  ...exampleTotals,
  refunded: eur(0),
  timeline: [
    { what: 'placed' as const, at: '2026-01-15T10:00:00.000Z' },
    { what: 'confirmed' as const, at: '2026-01-15T10:00:01.000Z' },
  ],
  may: { cancel: true, revise: true },
}
export const exampleStockLines = [{ sku: 'LMP-012-OAK', quantity: 2 }]
