// `bun run bench [product]`: how fast the platform is, as ratios to a floor measured in the same run.
import { preparePackages } from '../../infra/cluster/bootstrap.ts'
import { printedSteps } from '../../infra/cluster/steps.ts'

await preparePackages(printedSteps())
const [name = 'product', ...rest] = process.argv.slice(2)
if (name !== 'product' || rest.length > 1) {
  console.error('usage: bun run bench [product [rounds]]')
  process.exit(2)
}
const { benchProductPage } = await import('./product-page.ts')
await benchProductPage({ rounds: Math.min(20, Math.max(1, Number(rest[0] ?? 5))) })
process.exit(0)
