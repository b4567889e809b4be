import type { Attic, Now } from '../ports.ts'

const dayMs = 86_400_000
/** A cart that has expired is kept as long again, so that a shopper who comes back is told so. */
const lifetimesKept = 2
const mostAtOnce = 500

/** Forgets old carts, and quotes that nobody bought on. Returns how many went. */
export function makeClearAttic({
  attic,
  now,
  cartLifetimeMs,
}: {
  readonly attic: Attic
  readonly now: Now
  readonly cartLifetimeMs: number
}) {
  return (): Promise<number> =>
    attic.clear(
      { cartsUntouchedSince: now() - lifetimesKept * cartLifetimeMs, quotesExpiredAt: now() - dayMs },
      mostAtOnce,
    )
}
