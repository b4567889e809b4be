import type { Plan } from './history.ts'

/** A history that once broke something, or that shows best what could break. */
export interface Regression {
  /** What happens in it, as a sentence about the shop. */
  readonly name: string
  readonly seed: number
  /** Its shrunk plan; without one the dice choose as they do for the seed. */
  readonly plan?: { readonly shoppers: Plan['shoppers']; readonly faults: readonly string[] }
}

/** Replayed in each test run. Those that a protection alone keeps harmless name it: see `mutations/table`. */
export const regressions: readonly Regression[] = [
  {
    name: 'a copy of a hold that arrives after its order was turned away, and after pieces came back, holds no stock',
    seed: 3_098_631,
    plan: { shoppers: [0, 1], faults: ['request-sent-twice#14', 'request-late#19'] },
  },
  {
    name: 'a hold that arrives when its order has come to nothing holds no stock (undo-unknown)',
    seed: 1897,
    plan: { shoppers: [0, 1], faults: ['reply-lost#4', 'crash-orders#17', 'request-late#20'] },
  },
  {
    name: 'a parcel that leaves after its revision and before the stock hears of that is booked out as it is (parcel-lines)',
    seed: 298,
    plan: { shoppers: [0, 1], faults: ['request-lost#1', 'request-lost#5', 'publish-lost#6', 'crash-orders#30'] },
  },
  {
    name: 'a refund that is asked for again, and whose first ask arrives after all, is given once (refund-key)',
    seed: 151,
    plan: {
      shoppers: [0, 1],
      faults: [
        'reply-lost#1',
        'request-lost#5',
        'request-sent-twice#8',
        'psp-reached-late#0',
        'request-lost#18',
        'broker-wiped#0',
        'crash-orders#28',
        'psp-reached-late#4',
      ],
    },
  },
  {
    name: 'a parcel that is back before anybody heard that it left is restocked (restock-implies-dispatch)',
    seed: 149,
    plan: { shoppers: [0], faults: ['delivery-late#1', 'delivery-late#2'] },
  },
  {
    name: 'an authorization that arrives after its void takes no money (void-bars)',
    seed: 10,
    plan: { shoppers: [0, 1], faults: ['timer-late#16', 'request-late#14', 'ack-lost#3'] },
  },
  {
    name: 'a revision that comes before the news of its order is what is packed (revision-overtakes)',
    seed: 70,
    plan: { shoppers: [0, 1], faults: ['request-lost#8', 'publish-ack-lost#1'] },
  },
]
