// `bun run bench [product|checkout [rounds]]`: how fast the platform is, as ratios to a floor measured in the same run.
import { preparePackages } from '../../infra/cluster/bootstrap.ts'
import { printedSteps } from '../../infra/cluster/steps.ts'

await preparePackages(printedSteps())
const benches: Readonly<Record<string, () => Promise<(options: { rounds: number }) => Promise<void>>>> = {
  product: async () => (await import('./product-page.ts')).benchProductPage,
  checkout: async () => (await import('./checkout.ts')).benchCheckout,
}
const [name = 'product', ...rest] = process.argv.slice(2)
const bench = benches[name]
if (!bench || rest.length > 1) {
  console.error('usage: bun run bench [product|checkout [rounds]]')
  process.exit(2)
}
const run = await bench()
await run({ rounds: Math.min(20, Math.max(1, Number(rest[0] ?? 5))) })
process.exit(0)
