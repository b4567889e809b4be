/** What a merchant may ask, as a lie can be bound to it. */
export const merchantRoutes = [
  'POST /v1/field_sessions',
  'POST /v1/charges',
  'GET /v1/charges',
  'GET /v1/charges/:id',
  'POST /v1/charges/:id/capture',
  'POST /v1/charges/:id/cancel',
  'POST /v1/charges/:id/refunds',
  'GET /v1/refunds',
  'POST /v1/cancellations',
  'GET /v1/ledger',
  'GET /v1/events',
] as const
/** See {@link merchantRoutes}. */
export type MerchantRoute = (typeof merchantRoutes)[number]

/** The routes that change a charge, and so have an effect to hide and an event to tell. */
export const movingRoutes: readonly MerchantRoute[] = [
  'POST /v1/charges',
  'POST /v1/charges/:id/capture',
  'POST /v1/charges/:id/cancel',
  'POST /v1/charges/:id/refunds',
  'POST /v1/cancellations',
]

/** The routes whose answer shows a charge or a refund. The ledger is not among them: the books never lie. */
export const showingRoutes: readonly MerchantRoute[] = [
  ...movingRoutes,
  'GET /v1/charges',
  'GET /v1/charges/:id',
  'GET /v1/refunds',
]

/** The route that a request is for, if it is one of a merchant's. */
export function merchantRoute(method: string, path: string): MerchantRoute | undefined {
  const pattern = `${method} ${path.replace(/^\/v1\/charges\/[^/]+/, '/v1/charges/:id')}`
  return merchantRoutes.find((route) => route === pattern)
}
