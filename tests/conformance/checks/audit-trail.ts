import { createHash } from 'node:crypto'
import { announce, announcedOf } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import type { Fields } from '../wire/contract-document.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import { settingsOf } from './reactions.ts'
import { endpointsOf, guardedEndpoints, methodOf, newTrace, nonsense } from './requests.ts'

const genesis = '0'.repeat(64)
/** Entries are gathered before they are sent. */
const sentWithinMs = 8_000
const wordLike = /^[\w.:+/=,*{}|-]{0,200}$/

interface Batch {
  readonly writer: string
  readonly entries: readonly Sealed[]
}

interface Sealed {
  readonly body: string
  readonly previous: string
  readonly hash: string
}

/** An entry and its place. */
interface Entry extends Sealed {
  readonly said: Fields
}

async function batchesOf({ line, name }: Trial) {
  const stored = await line.stored('AUDIT', `audit.${name}`)
  return stored.map((one) => ({ messageId: one.header('Nats-Msg-Id') ?? '', batch: JSON.parse(one.text) as Batch }))
}

/** The service's chain as far as it was sent, each entry once. */
async function chainOf(trial: Trial): Promise<readonly Entry[]> {
  const entries = new Map<number, Entry>()
  for (const { batch } of await batchesOf(trial)) {
    for (const sealed of batch.entries) {
      const said = JSON.parse(sealed.body) as Fields
      entries.set(Number(said.sequence), { ...sealed, said })
    }
  }
  return [...entries.entries()].toSorted(([a], [b]) => a - b).map(([, entry]) => entry)
}

/** Waits for an entry of the service's chain. */
export function untilWritten(trial: Trial, is: (said: Fields) => boolean, what: string): Promise<Fields> {
  return eventually(async () => {
    const found = (await chainOf(trial)).find(({ said }) => is(said))
    must(found, `no entry of the audit tells of ${what}`)
    return found.said
  }, sentWithinMs)
}

/** JSON in its one spelling (RFC 8785), for the texts and whole numbers that entries are made of. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}

/** What it writes down of who did what. */
export const auditChecks: readonly Check[] = [
  {
    name: 'it writes into the audit whom it turned away',
    proves: ['SP-AUDIT-6', 'SP-AUDIT-7'],
    async run(trial) {
      const [first] = guardedEndpoints(trial)
      if (!first) return
      const { traceId, headers } = newTrace()
      await trial.ask(first[0], nonsense, { authorization: 'none', headers })
      // The same of the same person within ten seconds may be counted, so it is looked for by what it is about, too.
      const method = methodOf(trial, first[0])
      const isIt = ({ action, object }: Fields) =>
        action === 'security.refused-authentication' && (object as Fields | undefined)?.id === method
      const said = await untilWritten(trial, isIt, `somebody without a token at ${method} (trace ${traceId})`)
      mustBe(said.principal, { kind: 'nobody', id: '-', roles: [] }, 'the principal of whoever is not known')
      mustBe([said.outcome, said.reason], ['refused', 'not-authenticated'], 'outcome and reason')
      mustBe(said.object, { kind: 'endpoint', id: method }, 'what it was about')
    },
  },
  {
    name: 'it writes into the audit each change that it announces',
    proves: ['SP-AUDIT-1'],
    async run(trial) {
      const settings = settingsOf(trial)
      for (const setting of settings) {
        const occasion = await setting.occasion()
        const { announces, aggregateId } = occasion
        if (!announces) throw new NotApplicable('what it changes is announced to nobody')
        await announce(trial, { context: setting.context, event: setting.event, ...occasion })
        const event = await eventually(async () => {
          const told = (await announcedOf(trial, aggregateId)).find((one) => one.event === announces)
          must(told, `${announces} was not announced`)
          return told.header('ce-id')
        }, 8_000)
        const said = await untilWritten(trial, (one) => one.event === event, `the event ${announces}`)
        mustBe(said.action, announces, 'the action of the entry')
        mustBe((said.object as Fields | undefined)?.id, aggregateId, 'what the entry is about')
        mustBe(said.outcome, 'done', 'the outcome of the entry')
      }
    },
  },
  {
    name: 'its chain has no gaps, each entry is sealed to the one before, and nothing in it was typed by anybody',
    proves: ['SP-AUDIT-2', 'SP-AUDIT-3', 'SP-AUDIT-8'],
    async run(trial) {
      const isQuiet = !trial.contract.stream && endpointsOf(trial).every(([, { access }]) => access.kind === 'open')
      if (isQuiet) throw new NotApplicable('it turns nobody away and announces nothing, so there is nothing to write')
      // One entry is no chain yet: two are there when two asks were turned away.
      const guarded = endpointsOf(trial).filter(([, { access }]) => access.kind !== 'open')
      for (const [key] of guarded.slice(0, 2)) await trial.ask(key, nonsense, { authorization: 'none' })
      const fewest = Math.min(guarded.length, 2) || 1
      const chain = await eventually(async () => {
        const found = await chainOf(trial)
        must(found.length >= fewest, `of ${fewest} entries at least it has sent ${found.length} to the audit`)
        return found
      }, sentWithinMs)
      let previous = genesis
      for (const [at, entry] of chain.entries()) {
        const { said, body, hash } = entry
        mustBe([said.sequence, said.writer], [at + 1, trial.name], `number and writer of entry ${at + 1}`)
        mustBe(entry.previous, previous, `what entry ${at + 1} is sealed to`)
        mustBe(hash, createHash('sha256').update(previous).update(body).digest('hex'), `the hash of entry ${at + 1}`)
        mustBe(body, canonical(said), `the spelling of entry ${at + 1}`)
        const facts = Object.values({ ...(said.before as Fields), ...(said.after as Fields) })
        const typed = facts.find((fact) => typeof fact === 'string' && !wordLike.test(fact))
        must(typed === undefined, `entry ${at + 1} repeats a text: ${typed}`)
        previous = hash
      }
      for (const { messageId, batch } of await batchesOf(trial)) {
        const numbers = batch.entries.map(({ body }) => (JSON.parse(body) as { sequence: number }).sequence)
        const wanted = `${batch.writer}:${numbers[0]}-${numbers.at(-1)}:`
        must(messageId.startsWith(wanted), `the Nats-Msg-Id of ${wanted}… is ${messageId}`)
        must(numbers.length <= 500, `a batch has ${numbers.length} entries`)
      }
    },
  },
  {
    name: 'it writes down what the keeper of the audit tells, and sends again what the keeper lacks',
    proves: ['SP-AUDIT-4', 'SP-AUDIT-5'],
    async run(trial) {
      if (trial.row.keepsAudit) throw new NotApplicable('it is the keeper itself')
      if ((await chainOf(trial)).length === 0) throw new NotApplicable('its chain lives in its memory and is empty')
      const sequence = 1_000_000 + Math.floor(Math.random() * 1_000_000)
      const hash = createHash('sha256').update(String(sequence)).digest('hex')
      const notice = { sequence, hash, missing: [{ writer: trial.name, after: 0 }] }
      const id = { 'Nats-Msg-Id': `kit-notice:${sequence}` }
      await trial.line.store('audit.anchors', JSON.stringify(notice), id)
      const told = ({ action, after }: Fields) =>
        action === 'audit.witnessed' && (after as Fields | undefined)?.sequence === sequence
      const said = await untilWritten(trial, told, 'a notice of the keeper')
      mustBe(said.after, { sequence, hash }, 'what is written down of a notice')
      mustBe(said.object, { kind: 'writer', id: 'audit' }, 'what the entry of a notice is about')
      await eventually(async () => {
        const again = (await batchesOf(trial)).filter(({ messageId }) => /:1-\d+:[1-9]\d*$/.test(messageId))
        must(again.length > 0, 'what the keeper lacks was not sent again')
      }, sentWithinMs)
    },
  },
]
