import type { Call } from '@galleria/chassis/call'
import type { DeadLetter } from '@galleria/contracts/observatory'
import { Refused } from '../supervisor.ts'
import { columns } from '../table.ts'
import { answered, type Door } from './console.ts'
import type { Flags } from './flags.ts'
import { type AskLetters, observing } from './observing.ts'
import { running } from './running.ts'

const shown = 100
const usage =
  'say which: bun run cluster dead-letters list [--consumer=<name>] | show <id> | replay|discard <id>|--consumer=<name>|--all'

type Selection = Parameters<AskLetters['replay']>[0]['which']

/** Lists, shows, replays or discards the dead letters of a running copy. */
export async function deadLetters(flags: Flags): Promise<number> {
  const { brokerUrl, keys, tls } = await (await running(flags.dataDir)).status()
  const door = { natsUrl: brokerUrl, keysDir: keys, tls }
  return tellLetters(flags, door, console.log)
}

/** The same for a broker that is known. @throws Refused with what was wrong with the request. */
export async function tellLetters(
  { operands: [verb = 'list', id], consumer, all, json }: Pick<Flags, 'operands' | 'consumer' | 'all' | 'json'>,
  door: Door,
  write: (text: string) => void,
): Promise<number> {
  const print = (reply: object, lines: () => string[]) =>
    write(json ? JSON.stringify(reply, null, 2) : lines().join('\n'))

  return observing(door, async (ask, call) => {
    if (verb === 'list') {
      const reply = answered(await ask.list({ limit: shown, ...(consumer ? { consumer } : {}) }, call()))
      print(reply, () => table(reply.letters, reply.total))
    } else if (verb === 'show') {
      const letter = answered(await ask.get({ letterId: letterId(id) }, call()))
      print(letter, () => [...paragraph(letter), '', letter.body])
    } else if (verb === 'replay' || verb === 'discard') {
      const which = selection(id, consumer, all)
      const settled = await settleAll(verb, which, ask, call)
      print({ [`${verb}ed`]: settled }, () => [`${letters(settled)} ${verb === 'replay' ? 'replayed' : 'discarded'}.`])
    } else {
      throw new Refused(usage)
    }
    return 0
  })
}

/** The observatory takes some hundreds at once. One that dies again while others are replayed is not met again. */
async function settleAll(verb: 'replay' | 'discard', which: Selection, ask: AskLetters, call: () => Call) {
  const once = async () =>
    verb === 'replay'
      ? answered(await ask.replay({ which }, call())).replayed
      : answered(await ask.discard({ which }, call())).discarded
  if ('letterId' in which) return once()
  const { total } = answered(
    await ask.list({ limit: 1, ...('consumer' in which ? { consumer: which.consumer } : {}) }, call()),
  )
  let settled = 0
  while (settled < total) {
    const now = await once()
    if (now === 0) break
    settled += now
  }
  return settled
}

function selection(id: string | undefined, consumer: string | undefined, all: boolean): Selection {
  if ([id !== undefined, consumer !== undefined, all].filter(Boolean).length !== 1) throw new Refused(usage)
  if (all) return { all: true }
  return consumer === undefined ? { letterId: letterId(id) } : { consumer }
}

function letterId(text: string | undefined): number {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) throw new Refused(usage)
  return Number(text)
}

function table(found: readonly DeadLetter[], total: number): string[] {
  if (found.length === 0) return ['There are no dead letters.']
  const rows = found.map(({ letterId: id, diedAt, consumer, type, deliveries, reason }) => [
    String(id),
    diedAt,
    consumer,
    type ?? '-',
    String(deliveries),
    reason,
  ])
  const more = total > found.length ? [`  and ${total - found.length} older`] : []
  return [...columns([['id', 'died at', 'consumer', 'event', 'deliveries', 'reason'], ...rows]), ...more]
}

function paragraph(letter: DeadLetter): string[] {
  const {
    letterId: id,
    consumer,
    subject,
    eventId = '-',
    type = '-',
    reason,
    deliveries,
    traceId = '-',
    diedAt,
  } = letter
  const facts = { letter: id, consumer, subject, event: `${type} ${eventId}`, reason, deliveries, trace: traceId }
  return columns(Object.entries({ ...facts, 'died at': diedAt }).map(([name, value]) => [name, String(value)]))
}

function letters(count: number): string {
  return count === 1 ? 'One letter' : `${count} letters`
}
