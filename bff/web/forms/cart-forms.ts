import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { outageBehind } from '@galleria/chassis/outage'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { AddToCart, ChangeLine, pathParameters } from '@galleria/contracts/web'
import type { Context } from 'hono'
import { z } from 'zod'
import { type Api, serveBare } from '../api/api.ts'
import { asGuest, introduce, shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'
import { formFields, withNumber } from './form-fields.ts'
import { seeOther } from './see-other.ts'

const AddForm = z.preprocess(withNumber('quantity'), AddToCart)
const ChangeForm = z.preprocess(withNumber('quantity'), pathParameters.sku.extend(ChangeLine.shape))
const RemoveForm = pathParameters.sku
/** Nobody reads the names in the answer: the cart's page asks again, in its own language. */
const locale = 'en'

/**
 * The cart for pages without scripts: what the buttons of the product page and the cart send when nobody takes the press. They end on
 * the cart's page, which also explains what did not work.
 */
export function addCartForms(api: Api, { orders, newShopperId }: WebPorts): void {
  serveBare(api, { method: 'post', path: '/forms/cart/lines', access: 'visitor' }, async (c) => {
    const line = await formFields(c, AddForm)
    const known = shopperOf(c)
    const shopper = known ?? newShopperId()
    const call = known ? c.var.call : asGuest(shopper, c.var.call)
    return toCart(c, () => orders.add(shopper, line, locale, call), known ? undefined : shopper)
  })

  serveBare(api, { method: 'post', path: '/forms/cart/lines/change', access: 'visitor' }, async (c) => {
    const line = await formFields(c, ChangeForm)
    const shopper = shopperOf(c)
    return toCart(c, async () => (shopper ? orders.change(shopper, line, locale, c.var.call) : refuse('not-found')))
  })

  serveBare(api, { method: 'post', path: '/forms/cart/lines/remove', access: 'visitor' }, async (c) => {
    const { sku } = await formFields(c, RemoveForm)
    const shopper = shopperOf(c)
    return toCart(c, async () => (shopper ? orders.remove(shopper, sku, locale, c.var.call) : done(undefined)))
  })
}

/** Carries out a change and goes to the cart, with the reason when it did not work; `newcomer` is introduced when it did. */
async function toCart(
  c: Context<EdgeEnv>,
  change: () => Promise<Answer<unknown>>,
  newcomer?: string,
): Promise<Response> {
  const answer = await answerOf(c, change)
  if (!answer.ok) return seeOther(`/cart?${new URLSearchParams({ problem: answer.problem.code })}`)
  return seeOther('/cart', newcomer === undefined ? [] : [introduce(newcomer)['set-cookie']])
}

/** An outage ends on the cart's page as well, so it is told here and not where responses are looked at. */
async function answerOf(c: Context<EdgeEnv>, change: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  const { log, trace } = c.var.call
  try {
    const answer = await change()
    if (!answer.ok) log.info({ route: c.req.path, code: answer.problem.code }, 'a form was refused')
    return answer
  } catch (error) {
    const outage = outageBehind(error)
    if (!outage) throw error
    trace.fail(outage.kind, outage.message)
    log.warn({ route: c.req.path, outage: outage.kind, target: outage.target }, 'a form failed for an outage')
    return { ok: false, problem: outage.problem }
  }
}
