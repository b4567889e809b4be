import { expect, test } from 'bun:test'
import tariff from '../../../../services/shipping/internal/adapters/outbound/carrier/tariff.json'
import cases from '../../../../services/shipping/testdata/quotes.json'
import { quote } from './quoting.ts'

// They are also the cases of the service in Go, so that both ask the same prices.
for (const { name, at, destination, lines, options, packages, problem } of cases)
  test(name, () => {
    const quoted = quote(tariff, destination, lines, Date.parse(at))
    const told = quoted.ok
      ? {
          options: quoted.options.map(({ priceCents, ...days }) => ({ ...days, cents: priceCents })),
          packages: quoted.packages,
        }
      : { problem: quoted.problem }
    expect<object>(told).toEqual(problem === undefined ? { options, packages } : { problem })
  })
