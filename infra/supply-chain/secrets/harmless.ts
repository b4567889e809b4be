import type { Harmless } from './scan.ts'

/** What looks like a secret in this repository, and why it is none. A row that explains nothing any more fails the check. */
export const harmless: readonly Harmless[] = [
  {
    where: '*',
    value: /^tok_4242Kd83$/,
    because: 'the example of a card token in the contracts: no card is behind it, and each simulator makes its own',
  },
  {
    where: 'tests/bench/checkout/shop.ts',
    value: /^psp_(key|webhook)_bench_0123456789$/,
    because: 'the keys of a payment provider that lives and dies with the measurement',
  },
  {
    where: 'bff/web/routes/vitals.test.ts',
    value: /^\/orders\/[0-9a-f-]{36}$/,
    because: 'the address of an order, to prove that a look at it reports no address',
  },
  {
    where: 'services/identity/test/',
    value: /^Password123456!$/,
    because: 'a password that everybody tries first, to see it refused',
  },
]
