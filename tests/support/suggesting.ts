import type { Answers } from '@galleria/chassis/service/answers'
import { done } from '@galleria/contracts/answer'
import { type Reason, recommendations } from '@galleria/contracts/recommendations'
import { callersFile } from '@galleria/infra/broker'
import { fakeNeighbour } from '@galleria/testkit'
import type { Platform } from './platform.ts'
import type { Tester } from './tester.ts'

/** What somebody at the recommendations' place says; what is left out is answered by the contract's example. */
export type Word = Partial<Answers<typeof recommendations>>

/** Somebody in the recommendations' place, whose word a test can foretell. */
export interface Suggester {
  /** From now on says this. */
  says(word: Word): void
  /** Is not there while the work is done: nobody answers. */
  away<Result>(work: () => Promise<Result>): Promise<Result>
  /** Leaves the place to the real ones. */
  leave(): Promise<void>
}

/**
 * Puts somebody in the recommendations' place. The real ones, where this machine has what they are made of, are away for as long, so that
 * what is suggested is the test's alone.
 */
export async function inTheirPlace(shop: Platform, tester: Tester): Promise<Suggester> {
  const { cluster } = shop
  const areThere = cluster.processes.some(({ process }) => process === 'recommendations')
  if (areThere) await cluster.scale('recommendations', 0)
  let word: Word = {}
  const join = () =>
    fakeNeighbour(streetOf(shop, tester), recommendations, {
      'product.together': (request, call) => (word['product.together'] ?? nothing)(request, call),
      'product.similar': (request, call) => (word['product.similar'] ?? nothing)(request, call),
      'product.popular': (request, call) => (word['product.popular'] ?? nothing)(request, call),
      'shopper.suggest': (request, call) => (word['shopper.suggest'] ?? nothing)(request, call),
    })
  let neighbour = await join()
  return {
    says(next) {
      word = next
    },
    async away(work) {
      await neighbour.stop()
      try {
        return await work()
      } finally {
        neighbour = await join()
      }
    },
    async leave() {
      await neighbour.stop()
      if (areThere) await cluster.scale('recommendations', 1)
    },
  }
}

const nothing = () => done({ basis: 'popular' as const, suggestions: [] })

/** Suggests these, best first, for this reason. */
export function suggested(basis: 'model' | 'popular', reason: Reason, productIds: readonly string[]) {
  return () => done({ basis, suggestions: productIds.map((productId, i) => ({ productId, score: 99 - i, reason })) })
}

/** Says nothing for as long as anybody waits, as a process does that has stopped. */
export function silent(): Promise<never> {
  return new Promise(() => undefined)
}

function streetOf({ cluster, data }: Platform, { client }: Tester) {
  return {
    url: cluster.brokerUrl,
    client,
    env: (name: string) => ({
      NATS_NKEY_SEED_FILE: `${data}/keys/${name}.nk`,
      CALLER_KEYS_FILE: callersFile(`${data}/keys`),
    }),
  }
}
