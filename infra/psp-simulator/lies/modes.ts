import { type MerchantRoute, merchantRoutes, movingRoutes, showingRoutes } from './merchant-routes.ts'

/** A way of lying: where it can bite, and what it does. */
interface ModeAbout {
  readonly where: readonly MerchantRoute[]
  /** One line for a person. */
  readonly about: string
  /** How long it takes when nobody says, in milliseconds; only for those that take their time. */
  readonly ms?: number
}

/** Every way in which the provider can lie (fault F17). The order is that of the page and of the documentation. */
export const modes = {
  slow: { where: merchantRoutes, about: 'Waits before it does anything.', ms: 2_000 },
  'rate-limit': { where: merchantRoutes, about: 'Does nothing: 429 with Retry-After.', ms: 1_000 },
  'server-error': { where: merchantRoutes, about: 'Does nothing: 503.' },
  html: { where: merchantRoutes, about: 'Does nothing: 200 with a web page instead of JSON.' },
  redirect: { where: merchantRoutes, about: 'Does nothing: 302 to another host.' },
  'server-error-but-charged': { where: movingRoutes, about: 'Does it, and answers 500.' },
  'timeout-but-charged': { where: movingRoutes, about: 'Does it, never answers, and hangs up after PSP_HANG_MS.' },
  reset: { where: movingRoutes, about: 'Does it, and cuts the connection.' },
  'huge-body': { where: merchantRoutes, about: 'Does it, and answers with 10 MB.' },
  'wrong-amount': { where: showingRoutes, about: 'Names another amount in the answer and in the webhook.' },
  'wrong-currency': { where: showingRoutes, about: 'Names another currency in the answer and in the webhook.' },
  'webhook-before-response': { where: movingRoutes, about: 'Delivers the webhook before it answers the request.' },
  'duplicate-webhook': { where: movingRoutes, about: 'Sends the same webhook five times.' },
  'webhook-out-of-order': { where: movingRoutes, about: 'Holds a webhook until a later one has gone.', ms: 5_000 },
  'webhook-unsigned': { where: movingRoutes, about: 'First sends the webhook without its signature.' },
  'webhook-replayed-old': { where: movingRoutes, about: 'Also sends an old webhook again, as it was an hour ago.' },
} as const satisfies Record<string, ModeAbout>

/** The name of a way of lying. */
export type Mode = keyof typeof modes

/** See {@link modes}. */
export const modeNames = Object.keys(modes) as readonly Mode[]

/** What is known of a mode. */
export function aboutMode(mode: Mode): ModeAbout {
  return modes[mode]
}
