import type { MiddlewareHandler } from 'hono'
import { afterwards } from './afterwards.ts'
import { insteadOf } from './instead.ts'
import type { Liar, Plan } from './liar.ts'
import { merchantRoute } from './merchant-routes.ts'

/** What each merchant's request carries: the plan by which it is lied to. */
export interface PspEnv {
  Variables: { plan: Plan }
}

/** Draws a plan for each request and carries out what of it is not the routes' own affair. */
export function lying(options: {
  readonly liar: Liar
  readonly hangMs: number
  readonly wait: (ms: number) => Promise<void>
}): MiddlewareHandler<PspEnv> {
  const { liar, hangMs, wait } = options
  return async (c, next) => {
    const plan = liar.plan(merchantRoute(c.req.method, c.req.path))
    c.set('plan', plan)
    const slow = plan.bites('slow')
    if (slow) await wait(slow.ms)
    const instead = insteadOf(plan, c.req.path)
    if (instead) return instead

    await next()
    await plan.released()
    const answer = await afterwards(plan, c.res, { hangMs, wait, gone: c.req.raw.signal })
    if (answer === c.res) return
    // Hono would otherwise carry headers over from the answer that is hidden.
    c.res = undefined
    c.res = answer
  }
}
