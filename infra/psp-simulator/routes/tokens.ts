import { Hono } from 'hono'
import { z } from 'zod'
import { digitsOf, mistakesIn } from '../cards/card-form.ts'
import { oneTimeCode, testCard } from '../cards/test-cards.ts'
import { readBody } from './body.ts'
import { fail } from './errors.ts'
import { lifetimeMs, newId, type PspWorld } from './world.ts'

const Card = z.strictObject({ number: z.string().max(40), expiry: z.string().max(20), cvc: z.string().max(10) })
const Code = z.strictObject({ code: z.string().max(20) })
const mostAttempts = 3

/** What the card field asks: a token for a card, if need be after a one-time code. */
export function tokenRoutes({ ledger, now }: PspWorld): Hono {
  const routes = new Hono()

  // Only the field itself may send a card here; browsers say where a request comes from and pages cannot change that.
  routes.use('/:session/*', async (c, next) => {
    if (c.req.method === 'POST' && c.req.header('sec-fetch-site') !== 'same-origin') return fail(c, 'foreign_page')
    const expires = ledger.sessionExpiry(c.req.param('session'))
    if (expires === undefined) return fail(c, 'not_found')
    return expires <= now() ? fail(c, 'session_expired') : next()
  })

  routes.post('/:session/tokens', async (c) => {
    const body = await readBody(c, Card)
    if (!body.ok) return body.response
    const mistakes = mistakesIn(body.value, new Date(now()))
    const number = digitsOf(body.value.number)
    const card = testCard(number)
    if (!card && mistakes.number === undefined) mistakes.number = 'number-not-test'
    if (!card || Object.keys(mistakes).length > 0) return fail(c, 'card_invalid', { fields: mistakes })

    const about = { last4: number.slice(-4), brand: card.brand, outcome: card.outcome, expires: now() + lifetimeMs }
    if (!card.challenge) return c.json(issue(about), 201)
    const id = newId('chl')
    ledger.addChallenge({ id, session: c.req.param('session'), ...about })
    return c.json({ object: 'challenge', id, last4: about.last4 }, 202)
  })

  routes.post('/:session/challenges/:id', async (c) => {
    const body = await readBody(c, Code)
    if (!body.ok) return body.response
    const challenge = ledger.challenge(c.req.param('id'))
    if (!challenge || challenge.session !== c.req.param('session')) return fail(c, 'not_found')
    if (challenge.expires <= now()) return fail(c, 'session_expired')
    const { id, last4, brand, outcome, attempts, expires } = challenge
    if (digitsOf(body.value.code) === oneTimeCode) {
      ledger.endChallenge(id)
      return c.json(issue({ last4, brand, outcome, expires }), 201)
    }
    if (attempts + 1 < mostAttempts) {
      ledger.countAttempt(id)
      return fail(c, 'code_wrong', { attempts_left: mostAttempts - attempts - 1 })
    }
    // As with a real bank, the card can still be sent on; the bank then refuses the charge.
    ledger.endChallenge(id)
    return c.json(issue({ last4, brand, outcome: { kind: 'refuse', code: 'authentication_failed' }, expires }), 201)
  })

  function issue(about: Omit<Parameters<typeof ledger.addToken>[0], 'id'>) {
    const id = newId('tok')
    ledger.addToken({ id, ...about })
    return { object: 'token', token: id, last4: about.last4, brand: about.brand }
  }

  return routes
}
