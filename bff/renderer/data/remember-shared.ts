import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/clock'
import type { DataReply } from '../children/messages.ts'
import { type Asker, type AskShop, door } from './ask-shop.ts'

/** The one thing that every page asks and that is the same for everyone. */
const shared = `${door}categories`
const sharedForMs = 2_000
/** An older answer is better than a page without its menu when no new one comes. */
const sharedIfLateForMs = 60_000
/** Languages, and whatever else a remote may put into the query. */
const mostShared = 20

/** A good answer, and when it was asked for. */
interface Shared {
  readonly sinceMs: number
  readonly reply: DataReply
}

/**
 * Asks for what every page carries once in a while, without anybody's cookie; pages that come meanwhile wait for the one answer. When
 * none comes, or a 5xx, the last good one will do for a while (`stale-if-error` of RFC 5861).
 */
export function rememberShared(ask: AskShop, clock: Clock): AskShop {
  const good = boundedMap<string, Shared>(mostShared)
  const asking = new Map<string, Promise<DataReply | undefined>>()

  async function askAnew(path: string, asker: Asker): Promise<DataReply | undefined> {
    const sinceMs = clock.monotonic()
    try {
      const reply = await ask(path, { ...asker, cookie: undefined })
      if (reply?.status === 200) good.set(path, { sinceMs, reply })
      return reply
    } finally {
      asking.delete(path)
    }
  }

  return async (path, asker) => {
    if (path.split('?', 1)[0] !== shared) return ask(path, asker)
    const known = good.get(path)
    const ageMs = known ? clock.monotonic() - known.sinceMs : Number.POSITIVE_INFINITY
    if (known && ageMs < sharedForMs) return known.reply
    const underWay = asking.get(path) ?? askAnew(path, asker)
    asking.set(path, underWay)
    const reply = await underWay
    const isMissing = reply === undefined || reply.status >= 500
    return isMissing && known && ageMs < sharedIfLateForMs ? known.reply : reply
  }
}
