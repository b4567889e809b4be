import { cards } from '../../support/psp.ts'
import type { Provider } from './provider.ts'

/** Tokens for cards, as a shopper gets them from the provider's own field. */
export interface Cards {
  token(kind: 'approved' | 'declined'): Promise<string>
}

/** Fetched in batches, and not long before they are used: a token is good for half an hour. */
const batch = 50

/** Gets tokens from the provider, which may be away for a while. */
export function createCards(provider: Provider): Cards {
  const stacks: Record<'approved' | 'declined', string[]> = { approved: [], declined: [] }
  const fetching: Partial<Record<'approved' | 'declined', Promise<void>>> = {}

  async function fetchMore(kind: 'approved' | 'declined'): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        const wish = { number: cards[kind].replaceAll(' ', ''), count: batch }
        const { data } = await provider.ask<{ data: { token: string }[] }>('POST', '/v1/test_tokens', wish)
        stacks[kind].push(...data.map(({ token }) => token))
        return
      } catch (error) {
        if (tries === 60) throw error
        await Bun.sleep(500)
      }
    }
  }

  return {
    async token(kind) {
      for (;;) {
        const token = stacks[kind].pop()
        if (token) return token
        fetching[kind] ??= fetchMore(kind).finally(() => delete fetching[kind])
        await fetching[kind]
      }
    },
  }
}
