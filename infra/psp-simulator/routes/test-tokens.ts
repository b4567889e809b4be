import { Hono } from 'hono'
import { z } from 'zod'
import { digitsOf } from '../cards/card-form.ts'
import { type TestCard, testCard } from '../cards/test-cards.ts'
import { issueToken } from '../charging/tokens.ts'
import { readBody } from './body.ts'
import { lifetimeMs, type PspWorld } from './world.ts'

const Wanted = z.strictObject({
  number: z
    .string()
    .max(40)
    .transform((number) => testCard(digitsOf(number)))
    .pipe(z.custom<TestCard>((card) => card !== undefined, 'must be the number of a test card')),
  count: z.number().int().min(1).max(1000).default(1),
})

/** Many tokens at once, without a card field and as if every challenge had been met: for load tests. */
export function testTokenRoutes({ books, now }: PspWorld): Hono {
  const routes = new Hono()

  routes.post('/test_tokens', async (c) => {
    const body = await readBody(c, Wanted)
    if (!body.ok) return body.response
    const { number: card, count } = body.value
    const about = {
      last4: card.number.slice(-4),
      brand: card.brand,
      outcome: card.outcome,
      expires: now() + lifetimeMs,
    }
    const tokens = await books.write(() => Array.from({ length: count }, () => issueToken(books, about)))
    return c.json({ object: 'list', data: tokens }, 201)
  })

  return routes
}
