import { createApp } from './app.ts'
import type { Books } from './books/books.ts'
import { finishDue } from './charging/charge.ts'
import type { Till } from './charging/till.ts'
import { seededChance } from './lies/chance.ts'
import { createLiar, type Plan } from './lies/liar.ts'
import type { Log } from './log.ts'
import type { Asset } from './page/assets.ts'
import type { PspWorld } from './routes/world.ts'
import type { Settings } from './settings.ts'
import { createPostOffice } from './webhooks/post-office.ts'
import { send } from './webhooks/send.ts'
import { createTeller } from './webhooks/teller.ts'

/** What the provider is built from; nothing of it is global, so that a test can have several. */
export interface ProviderParts {
  readonly settings: Settings
  readonly books: Books
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly assets: ReadonlyMap<string, Asset>
}

/** Puts the provider together: app, webhooks, lies. */
export function createProvider({ settings, books, log, now, wait, assets }: ProviderParts) {
  const seed = settings.PSP_SEED ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const liar = createLiar(seededChance(seed))
  const { PSP_WEBHOOK_URL: url, PSP_WEBHOOK_SECRET: secret } = settings
  const receiver = url && secret ? { url, secret } : undefined
  const post =
    receiver &&
    createPostOffice({
      books,
      now,
      send: (delivery, stopping) => send(receiver, delivery, now(), stopping),
      failed: (error) => log('what became of webhooks could not be noted', { error: String(error) }),
    })
  const tell = createTeller(books, now, post)
  const till = (plan: Plan): Till => ({ books, now, hangMs: settings.PSP_HANG_MS, tell: tell(plan) })

  async function decideDue(): Promise<void> {
    // Nothing is written, and so no disk is waited for, while nothing is due.
    if (books.charges.anyDue(now())) await books.write(() => finishDue(till(liar.plan('POST /v1/charges'))))
  }

  const world: PspWorld = { settings, books, log, now, wait, liar, till, decideDue }
  return {
    app: createApp(world, assets),
    seed,
    decideDue,
    /** Sends what was still to be sent when the process last ended. */
    start: () => post?.poke(),
    stop: async () => await post?.stop(),
  }
}
