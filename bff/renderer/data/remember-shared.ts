import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/clock'
import type { DataReply } from '../children/messages.ts'
import { type AskShop, door } from './ask-shop.ts'

/** The one thing that every page asks and that is the same for everyone. */
const shared = `${door}categories`
const sharedForMs = 2_000
/** Languages, and whatever else a remote may put into the query. */
const mostShared = 20

/** Asks for what every page carries once in a while, without anybody's cookie; pages that come meanwhile wait for the one answer. */
export function rememberShared(ask: AskShop, clock: Clock): AskShop {
  const kept = boundedMap<string, { readonly sinceMs: number; readonly reply: Promise<DataReply | undefined> }>(
    mostShared,
  )

  return async (path, asker) => {
    if (path.split('?', 1)[0] !== shared) return ask(path, asker)
    const known = kept.get(path)
    if (known && clock.monotonic() - known.sinceMs < sharedForMs) return known.reply
    const reply = ask(path, { ...asker, cookie: undefined })
    const entry = { sinceMs: clock.monotonic(), reply }
    kept.set(path, entry)
    const answered = await reply.catch(() => undefined)
    if (answered?.status !== 200 && kept.get(path) === entry) kept.delete(path)
    return reply
  }
}
