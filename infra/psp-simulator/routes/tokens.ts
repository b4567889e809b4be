import { Hono } from 'hono'
import { z } from 'zod'
import { digitsOf, mistakesIn } from '../cards/card-form.ts'
import { oneTimeCode, testCard } from '../cards/test-cards.ts'
import { newId } from '../charging/till.ts'
import { answerChallenge, issueToken } from '../charging/tokens.ts'
import { readBody } from './body.ts'
import { fail } from './errors.ts'
import { lifetimeMs, type PspWorld } from './world.ts'

const Card = z.strictObject({ number: z.string().max(40), expiry: z.string().max(20), cvc: z.string().max(10) })
const Code = z.strictObject({ code: z.string().max(20) })

/** What the card field asks: a token for a card, if need be after a one-time code. */
export function tokenRoutes({ books, now }: PspWorld): Hono {
  const { cards } = books
  const routes = new Hono()

  // Only the field itself may send a card here; browsers say where a request comes from and pages cannot change that.
  routes.use('/:session/*', async (c, next) => {
    if (c.req.method === 'POST' && c.req.header('sec-fetch-site') !== 'same-origin') return fail(c, 'foreign_page')
    const expires = cards.sessionExpiry(c.req.param('session'))
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
    if (!card.challenge) return c.json(await books.write(() => issueToken(books, about)), 201)
    const id = newId('chl')
    await books.write(() => cards.addChallenge({ id, session: c.req.param('session'), ...about }))
    return c.json({ object: 'challenge', id, last4: about.last4 }, 202)
  })

  routes.post('/:session/challenges/:id', async (c) => {
    const body = await readBody(c, Code)
    if (!body.ok) return body.response
    const isRight = digitsOf(body.value.code) === oneTimeCode
    const answered = await books.write(() => {
      const challenge = cards.challenge(c.req.param('id'))
      if (!challenge || challenge.session !== c.req.param('session')) return 'not_found'
      return challenge.expires <= now() ? 'session_expired' : answerChallenge(books, challenge, isRight)
    })
    if (typeof answered === 'string') return fail(c, answered)
    return 'token' in answered ? c.json(answered, 201) : fail(c, 'code_wrong', { attempts_left: answered.attemptsLeft })
  })

  return routes
}
