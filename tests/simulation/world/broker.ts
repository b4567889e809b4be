import { ackWaitMs, type Bus, type BusDelivery, BusError } from '@galleria/chassis/bus/bus'
import { type Dice, site } from './dice.ts'
import type { Machine } from './machine.ts'
import { poisons } from './poisons.ts'
import { type ConsumerShape, covers, type Stored, type StreamShape, wants } from './streams.ts'

/** A durable consumer: what it has been given, and what of that is settled. */
interface Durable extends ConsumerShape {
  readonly settled: Set<number>
  readonly deliveries: Map<number, number>
  reader: { readonly machine: Machine; readonly take: (message: Stored) => void } | undefined
}

const lostPublish = site('publish-lost')
const lostPublishAck = site('publish-ack-lost')
const deliveredTwice = site('delivered-twice')
const lostAck = site('ack-lost')
const lateDelivery = site('delivery-late')
const wiped = site('broker-wiped')
const poisoned = site('poison')
const poison = site('poison-kind')
const latency = site('bus-latency')
const lateness = site('bus-lateness')
/** How often the broker gets a chance to lose everything. */
const wipeEveryMs = 3_000
/** How often somebody may publish what cannot be read. */
const poisonEveryMs = 1_000
/**
 * A JetStream that is worse than the real one: it loses acknowledgements of what it has stored, delivers late, twice and
 * out of order, delivers again what was acknowledged, and now and then loses all it ever had.
 */
export class Broker {
  readonly streams = new Map<string, Stored[]>()
  /** The ids of all events that nobody can read, also of those that a wipe has taken. */
  readonly poisonIds = new Set<string>()
  readonly #ids = new Map<string, Set<string>>()
  readonly #shapes: readonly StreamShape[]
  readonly #durables: Durable[]
  readonly #dice: Dice
  #listeners: { readonly machine: Machine; readonly life: number; readonly listener: () => void }[] = []
  /** Counts the wipes; what is under way from before one means nothing after it. */
  #birth = 0

  constructor(dice: Dice, streams: readonly StreamShape[], consumers: readonly ConsumerShape[]) {
    this.#dice = dice
    this.#shapes = streams
    this.#durables = consumers.map((shape) => ({
      ...shape,
      settled: new Set(),
      deliveries: new Map(),
      reader: undefined,
    }))
    this.#empty()
  }

  /** How often it has lost everything. */
  get wipes(): number {
    return this.#birth
  }

  /** Lets the broker lose its store at times. `machine` is one that never dies. */
  riskWipes(machine: Machine): void {
    machine.after(wipeEveryMs, 'broker lives on', () => {
      if (this.#dice.strikes(wiped, 0.2)) this.#wipe()
      this.riskWipes(machine)
    })
  }

  /** Lets somebody publish events at times that nobody can read. `machine` is one that never dies. */
  riskPoison(machine: Machine): void {
    machine.after(poisonEveryMs, 'publishers live on', () => {
      if (this.#dice.strikes(poisoned, 0.1)) this.#poison()
      this.riskPoison(machine)
    })
  }

  #poison(): void {
    const targets = this.#durables.filter(({ filterSubject }) => filterSubject.startsWith('evt.'))
    const { filterSubject = '' } = targets[this.#dice.whole(poison, 0, targets.length - 1)] ?? {}
    const id = `poison-${this.poisonIds.size + 1}`
    this.poisonIds.add(id)
    const text = poisons[this.#dice.whole(poison, 0, poisons.length - 1)] ?? ''
    this.#store({ subject: filterSubject.replace(/[*>]$/, id), text, headers: { 'ce-id': id }, messageId: id })
  }

  /** The broker as one process sees it. */
  busFor(machine: Machine): Bus {
    const unused = (): never => {
      throw new Error('requests do not go over the simulated broker; see asking.ts')
    }
    return {
      ask: unused,
      register: unused,
      find: unused,
      isConnected: () => true,
      leave: async () => {},
      drain: async () => {},
      watch: async () => {},
      publish: (subject, text, headers, messageId, timeoutMs) =>
        new Promise((resolve, reject) => {
          const giveUp = machine.after(timeoutMs, 'publish timed out', () => reject(new BusError('timeout')))
          if (this.#dice.strikes(lostPublish, 0.1)) return
          machine.timeline.after(this.#hop(), `stored ${subject}`, () => {
            this.#store({
              subject,
              text: typeof text === 'string' ? text : new TextDecoder().decode(text),
              headers,
              messageId,
            })
            if (this.#dice.strikes(lostPublishAck, 0.1)) return
            machine.after(this.#hop(), `stored was told ${machine.name}`, () => {
              giveUp()
              resolve()
            })
          })
        }),
      consume: async (stream, durable, handle) => this.#read(machine, stream, durable, handle),
      streamBirth: () =>
        new Promise((resolve) => machine.after(this.#hop(), 'birth told', () => resolve(String(this.#birth)))),
      onReconnect: (listener) => void this.#listeners.push({ machine, life: machine.deaths, listener }),
    }
  }

  /** Whether every message that a consumer wants has been settled by it. */
  isDrained(): boolean {
    return this.#durables.every((durable) => this.#pendingOf(durable) === 0)
  }

  /** How many messages each consumer has still to settle, for those that have any. */
  pending(): string[] {
    return this.#durables.flatMap((durable) => {
      const pending = this.#pendingOf(durable)
      return pending > 0 ? [`${durable.durable} has ${pending} pending`] : []
    })
  }

  #pendingOf({ stream, filterSubject, settled }: Durable): number {
    const messages = this.streams.get(stream) ?? []
    return messages.filter((message) => wants(filterSubject, message) && !settled.has(message.sequence)).length
  }

  #hop(): number {
    return 0.2 + this.#dice.fraction(latency) * 2
  }

  #empty(): void {
    for (const { name } of this.#shapes) {
      this.streams.set(name, [])
      this.#ids.set(name, new Set())
    }
    for (const { settled, deliveries } of this.#durables) {
      settled.clear()
      deliveries.clear()
    }
  }

  /** What wiping the store and provisioning it anew does: streams and consumers are there again, and know nothing. */
  #wipe(): void {
    this.#birth += 1
    this.#empty()
    this.#listeners = this.#listeners.filter(({ machine, life }) => machine.isUp && machine.deaths === life)
    for (const { machine, listener } of this.#listeners) machine.after(this.#hop(), 'connected again', listener)
  }

  #store(message: Omit<Stored, 'sequence'>): void {
    const shape = this.#shapes.find(({ subjects }) => subjects.some((subject) => covers(subject, message.subject)))
    const messages = this.streams.get(shape?.name ?? '')
    const ids = this.#ids.get(shape?.name ?? '')
    if (!shape || !messages || !ids) throw new Error(`there is no stream for ${message.subject}`)
    if (ids.has(message.messageId)) return
    ids.add(message.messageId)
    const stored = { ...message, sequence: messages.length + 1 }
    messages.push(stored)
    for (const durable of this.#durables)
      if (durable.stream === shape.name && wants(durable.filterSubject, stored)) this.#offer(durable, stored)
  }

  #read(machine: Machine, stream: string, name: string, handle: (delivery: BusDelivery) => Promise<void>): void {
    const durable = this.#durables.find((one) => one.durable === name && one.stream === stream)
    if (!durable) throw new Error(`nobody has provisioned ${name} on ${stream}`)
    let waiting: { readonly message: Stored; readonly birth: number }[] = []
    let busy = false
    const next = (): void => {
      // As the real reader does: what an emptied broker delivered is another event than what has its number now.
      waiting = waiting.filter(({ birth }) => birth === this.#birth)
      const message = busy ? undefined : waiting.shift()?.message
      if (!message) return
      busy = true
      void handle(this.#deliver(machine, durable, message)).then(() => {
        busy = false
        next()
      })
    }
    durable.reader = {
      machine,
      take: (message) => {
        waiting.push({ message, birth: this.#birth })
        next()
      },
    }
    for (const message of this.streams.get(stream) ?? [])
      if (wants(durable.filterSubject, message) && !durable.settled.has(message.sequence)) this.#offer(durable, message)
  }

  #deliver(machine: Machine, durable: Durable, message: Stored): BusDelivery {
    const { sequence, subject, text, headers, messageId } = message
    const birth = this.#birth
    const delivery = (durable.deliveries.get(sequence) ?? 0) + 1
    durable.deliveries.set(sequence, delivery)
    const settle = (): void => {
      if (birth !== this.#birth) return
      if (this.#dice.strikes(lostAck, 0.15)) return
      durable.settled.add(sequence)
      if (this.#dice.strikes(deliveredTwice, 0.15)) this.#offer(durable, message, 5_000)
    }
    // Whoever dies with a delivery in hand, or whose settling got lost, is given it again when patience is lost.
    machine.timeline.after(ackWaitMs, `patience with ${durable.durable}`, () => {
      const isOpen = birth === this.#birth && !durable.settled.has(sequence)
      if (isOpen && durable.deliveries.get(sequence) === delivery) this.#offer(durable, message)
    })
    return {
      subject,
      delivery,
      sequence,
      header: (name) => headers[name] ?? (name === 'Nats-Msg-Id' ? messageId : undefined),
      headers: () => headers,
      text: () => text,
      bytes: () => new TextEncoder().encode(text),
      acknowledge: settle,
      later: (delayMs) => this.#offer(durable, message, delayMs),
      giveUp: settle,
    }
  }

  /** Gives a message to whoever reads for the consumer, if anybody does by then. */
  #offer(durable: Durable, message: Stored, delayMs = 0): void {
    const { reader } = durable
    if (!reader?.machine.isUp) return
    const birth = this.#birth
    const late = this.#dice.strikes(lateDelivery, 0.3) ? this.#dice.fraction(lateness) * 8_000 : 0
    reader.machine.after(this.#hop() + delayMs + late, `${durable.durable} gets ${message.sequence}`, () => {
      if (birth === this.#birth) reader.take(message)
    })
  }
}
