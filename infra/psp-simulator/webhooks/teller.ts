import type { Books } from '../books/books.ts'
import type { ShownCharge, ShownRefund } from '../charging/shown.ts'
import { newId, type Tell } from '../charging/till.ts'
import type { Plan } from '../lies/liar.ts'
import { lied, liesAbout } from '../lies/money.ts'
import type { Post } from './post-office.ts'
import { sendingsOf } from './sendings.ts'

/** Writes events down, and what is to be sent of them when there is a `post` to send it by. */
export function createTeller(books: Books, now: () => number, post: Post | undefined): (plan: Plan) => Tell {
  return (plan) => (type, thing) => {
    const id = newId('evt')
    const created = Math.floor(now() / 1000)
    const charge = thing.object === 'charge' ? thing.id : thing.charge
    const bodyAbout = (shown: ShownCharge | ShownRefund) =>
      JSON.stringify({ id, type, created, data: { [shown.object]: shown } })
    const sequence = books.events.add({ id, type, charge, created, body: bodyAbout(thing) })
    if (!post) return

    const told = { sequence, charge, body: bodyAbout(lied(plan, thing)), lies: liesAbout(plan, thing) }
    const first = books.events.firstOf(charge)
    if (!first) throw new Error('an event was written and cannot be found')
    for (const sending of sendingsOf(plan, told, first, now())) books.deliveries.add(sending)
    if (plan.bites('webhook-before-response')) plan.holdFor(post.attempted(sequence))
    post.poke()
  }
}
