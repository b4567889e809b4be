// `bun run bench [product|checkout|security|sign-in|pages …]`: how fast the platform is, as ratios to a floor measured in the same run.
import { parseArgs } from 'node:util'
import { preparePackages } from '../../infra/cluster/bootstrap.ts'
import { printedSteps } from '../../infra/cluster/steps.ts'

const usage = `usage: bun run bench [product|checkout|security|sign-in [rounds]]
       bun run bench recommendations
       bun run bench pages [rounds] [--quick|--full] [--http2] [--markdown]`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    quick: { type: 'boolean' },
    full: { type: 'boolean' },
    http2: { type: 'boolean' },
    markdown: { type: 'boolean' },
  },
})
const [name = 'product', given = values.rounds, ...rest] = positionals
const rounds = Math.min(20, Math.max(1, Number(given ?? (values.quick ? 1 : 5))))
const { quick = false, full = false, http2 = false, markdown: asMarkdown = false } = values

const benches: Readonly<Record<string, () => Promise<void>>> = {
  product: async () => (await import('./product-page.ts')).benchProductPage({ rounds }),
  checkout: async () => (await import('./checkout.ts')).benchCheckout({ rounds }),
  security: async () => (await import('./security.ts')).benchSecurity({ rounds }),
  'sign-in': async () => (await import('./sign-in.ts')).benchSignIn({ rounds: rounds }),
  recommendations: async () => (await import('./recommendations.ts')).benchRecommendations(),
  pages: async () => (await import('./pages.ts')).benchPages({ rounds, quick, full, http2, server: true, asMarkdown }),
}
const bench = benches[name]
const isPages = name === 'pages' || !(quick || full || http2 || asMarkdown)
if (!bench || !isPages || rest.length > 0 || !Number.isInteger(rounds)) {
  console.error(usage)
  process.exit(2)
}
await preparePackages(printedSteps())
await bench()
process.exit(0)
