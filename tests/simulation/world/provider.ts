import { Outage } from '@galleria/chassis/outage'
import { type Dice, site } from './dice.ts'
import type { Machine } from './machine.ts'
import { type Charge, cents, decimal, type Refund, refuse, shown, shownRefund } from './provider-wire.ts'
import { type Reply, Talk } from './talk.ts'

/** What the shop's payments ask the provider, and what comes back; the same shape as their HTTP port. */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly idempotencyKey?: string
}

/** A line of the provider's own books. */
export interface ProviderEntry {
  readonly id: string
  readonly kind: 'capture' | 'refund'
  readonly charge: string
  readonly reference: string
  readonly cents: number
}

const lostOnTheWay = site('psp-never-reached')
const lateOnTheWay = site('psp-reached-late')
const chargedButSilent = site('psp-timeout-but-charged')
const failed = site('psp-server-error')
const failedButCharged = site('psp-server-error-but-charged')
const tooMany = site('psp-rate-limit')
const garbage = site('psp-html')
const slow = site('psp-slow')
const latency = site('psp-latency')

const timeoutMs = 4_000

/** The tokens of cards that are declined. */
export const declinedToken = 'tok_declined'

/**
 * The payment provider with all of its lies (F17): it charges and says nothing, fails after the effect, names another
 * amount, answers with a page of HTML. Only its books are true, and they outlive every crash of ours. It also does what a
 * good one refuses: charges a reference twice, takes what was let go, gives back more than was taken. Only we prevent that.
 */
export class Provider {
  readonly charges = new Map<string, Charge>()
  readonly refunds = new Map<string, Refund>()
  readonly entries: ProviderEntry[] = []
  readonly talk: Talk
  /** Told of everything that changes its books, and where the charge stands then. */
  onChange: (reference: string, state: Charge['state'] | undefined) => void = () => {}
  /** How often anything changed. */
  changes = 0
  readonly #replies = new Map<string, { readonly body: string; readonly reply: Reply }>()
  readonly #ended = new Set<string>()
  readonly #dice: Dice
  #ids = 0

  constructor(dice: Dice) {
    this.#dice = dice
    this.talk = new Talk(dice)
  }

  /** The provider as one process reaches it. @throws Outage when no reply came that is worth reading. */
  httpFor(machine: Machine): (request: ProviderRequest) => Promise<Reply> {
    const dice = this.#dice
    return (request) =>
      new Promise((resolve, reject) => {
        const silence = machine.after(timeoutMs, 'psp timed out', () => reject(new Outage('timeout', 'psp')))
        const answer = (settle: () => void, extraMs = 0): void => {
          machine.after(this.#hop() + extraMs, `psp answers ${request.path.replace(/[?].*/, '')}`, () => {
            silence()
            settle()
          })
        }
        const fail = (): void => answer(() => reject(new Outage('failed', 'psp')))
        if (dice.strikes(lostOnTheWay, 0.1)) return
        const late = dice.strikes(lateOnTheWay, 0.1) ? dice.fraction(latency) * 2 * timeoutMs : 0
        machine.timeline.after(this.#hop() + late, `psp gets ${request.method} ${request.path}`, () => {
          if (dice.strikes(tooMany, 0.1) || dice.strikes(failed, 0.15)) return fail()
          const reply = this.#handle(request)
          if (dice.strikes(chargedButSilent, 0.15)) return
          if (dice.strikes(failedButCharged, 0.1) || dice.strikes(garbage, 0.1)) return fail()
          const tell = () => resolve(this.talk.tell(reply, (request.body ?? {}) as { reference?: string }))
          answer(tell, dice.strikes(slow, 0.1) ? dice.fraction(latency) * 2 * timeoutMs : 0)
        })
      })
  }

  /** What was taken and given back for an order, in cents. */
  sumsOf(reference: string): { readonly charges: number; readonly captured: number; readonly refunded: number } {
    const own = [...this.charges.values()].filter((charge) => charge.reference === reference)
    return {
      charges: own.length,
      captured: own.reduce((sum, { captured }) => sum + captured, 0),
      refunded: own.reduce((sum, { refunded }) => sum + refunded, 0),
    }
  }

  #hop(): number {
    return 1 + this.#dice.fraction(latency) * 20
  }

  #handle({ method, path, body, idempotencyKey }: ProviderRequest): Reply {
    const { pathname, searchParams } = new URL(path, 'http://psp')
    if (method === 'GET') return this.#look(pathname, searchParams)
    const text = JSON.stringify(body)
    const earlier = idempotencyKey === undefined ? undefined : this.#replies.get(idempotencyKey)
    if (earlier) return earlier.body === text ? this.#again(earlier.reply) : refuse(409, 'key_reused')
    const reply = this.#change(pathname, (body ?? {}) as Readonly<Record<string, string>>)
    if (idempotencyKey !== undefined && reply.status < 400) this.#replies.set(idempotencyKey, { body: text, reply })
    return reply
  }

  /** A repeated ask is told the charge as it is by now. */
  #again(reply: Reply): Reply {
    const { object, id } = reply.json as { object?: string; id?: string }
    const charge = object === 'charge' ? this.charges.get(id ?? '') : undefined
    return charge ? { status: 200, json: shown(charge) } : reply
  }

  #look(pathname: string, query: URLSearchParams): Reply {
    if (pathname === '/v1/charges') {
      const found = [...this.charges.values()].filter(({ reference }) => reference === query.get('reference'))
      return { status: 200, json: { object: 'list', data: found.map(shown) } }
    }
    if (pathname === '/v1/refunds') {
      const found = [...this.refunds.values()].filter(({ reference }) => reference === query.get('reference'))
      return { status: 200, json: { object: 'list', data: found.map(shownRefund) } }
    }
    if (pathname === '/v1/ledger') {
      const after = query.get('after') ?? ''
      const limit = Number(query.get('limit') ?? 100)
      const rest = this.entries.filter(({ id }) => id > after)
      const data = rest
        .slice(0, limit)
        .map(({ cents, ...entry }) => ({ ...entry, amount: decimal(cents), created: 1_768_471_200 }))
      return { status: 200, json: { object: 'list', data, has_more: rest.length > limit } }
    }
    const charge = this.charges.get(pathname.split('/')[3] ?? '')
    return charge ? { status: 200, json: shown(charge) } : refuse(404, 'not_found')
  }

  #change(pathname: string, body: Readonly<Record<string, string>>): Reply {
    if (pathname === '/v1/charges') return this.#charge(body)
    if (pathname === '/v1/cancellations') return this.#end(body.reference ?? '')
    const [, , , id = '', action] = pathname.split('/')
    const charge = this.charges.get(id)
    if (!charge) return refuse(404, 'not_found')
    return action === 'capture' ? this.#capture(charge, body) : this.#refund(charge, body)
  }

  #charge({ source = '', amount = '', reference = '' }: Readonly<Record<string, string>>): Reply {
    if (this.#ended.has(reference)) return refuse(409, 'reference_canceled')
    const declined = source.startsWith(declinedToken)
    const charge: Charge = {
      id: this.#id('ch'),
      reference,
      amount,
      state: declined ? 'refused' : 'requires_capture',
      refusal: declined ? 'do_not_honor' : undefined,
      captured: 0,
      refunded: 0,
    }
    this.charges.set(charge.id, charge)
    this.#changed(reference, charge)
    return { status: 201, json: shown(charge) }
  }

  #capture(charge: Charge, { amount = '' }: Readonly<Record<string, string>>): Reply {
    if (charge.state === 'settled') return { status: 200, json: shown(charge) }
    if (charge.state === 'refused') return refuse(409, `charge_${charge.state}`)
    const wanted = cents(amount)
    if (wanted > cents(charge.amount)) return refuse(400, 'invalid_request')
    charge.state = 'settled'
    charge.captured = wanted
    this.entries.push({
      id: this.#id('le'),
      kind: 'capture',
      charge: charge.id,
      reference: charge.reference,
      cents: wanted,
    })
    this.#changed(charge.reference, charge)
    return { status: 200, json: shown(charge) }
  }

  #refund(charge: Charge, { amount = '', reference = '' }: Readonly<Record<string, string>>): Reply {
    const wanted = cents(amount)
    if (charge.state !== 'settled') return refuse(409, 'refund_exceeds_charge')
    const refund: Refund = { id: this.#id('re'), charge: charge.id, amount, reference }
    this.refunds.set(refund.id, refund)
    charge.refunded += wanted
    this.entries.push({ id: this.#id('le'), kind: 'refund', charge: charge.id, reference, cents: wanted })
    this.#changed(charge.reference, charge)
    return { status: 201, json: shownRefund(refund) }
  }

  #end(reference: string): Reply {
    this.#ended.add(reference)
    const charge = [...this.charges.values()].find((one) => one.reference === reference)
    if (charge?.state === 'requires_capture') charge.state = 'canceled'
    this.#changed(reference, charge)
    return { status: 200, json: { object: 'cancellation', reference, charge: charge ? shown(charge) : null } }
  }

  #changed(reference: string, charge: Charge | undefined): void {
    this.changes += 1
    this.onChange(reference, charge?.state)
  }

  #id(kind: string): string {
    this.#ids += 1
    return `${kind}_${String(this.#ids).padStart(8, '0')}`
  }
}
