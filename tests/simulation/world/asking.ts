import { budget } from '@galleria/chassis/budget'
import type { Call } from '@galleria/chassis/call'
import type { AskOptions, Client } from '@galleria/chassis/client/ask'
import { Outage, outageBehind } from '@galleria/chassis/outage'
import { toJson } from '@galleria/chassis/raw-json'
import type { Answers } from '@galleria/chassis/service/answers'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Answer } from '@galleria/contracts/answer'
import type { Contract, Endpoint } from '@galleria/contracts/contract'
import { type Dice, site } from './dice.ts'
import type { Machine } from './machine.ts'
import { quietTrace } from './quiet-telemetry.ts'

/** What answers a contract right now: set anew each time its process starts. */
export interface Desk {
  readonly machine: Machine
  answers: Readonly<Record<string, (request: never, call: Call) => unknown>> | undefined
}

const lostRequest = site('request-lost')
const lostReply = site('reply-lost')
const sentTwice = site('request-sent-twice')
const lateRequest = site('request-late')
const slowReply = site('reply-slow')
const latency = site('ask-latency')

/** A call as it reaches a process: what is left of the asker's patience, its key, and nothing recorded. */
export function simulatedCall(machine: Machine, totalMs: number, log: Logger, idempotencyKey?: string): Call {
  return {
    trace: quietTrace,
    budget: budget(machine.world.clock, totalMs),
    priority: 'normal',
    log,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  }
}

/** Opens the desk at which a process answers. */
export function openDesk<C extends Contract>(desk: Desk, answers: Answers<C>): void {
  desk.answers = answers as unknown as NonNullable<Desk['answers']>
}

/**
 * A client whose requests and replies travel over the timeline: they get lost, are sent twice and come late, if need be
 * long after anybody waits for them. Requests and
 * replies pass through JSON, as on the wire, and through the contract's schemas where `checksSchemas` says so.
 */
export function simulatedClient<C extends Contract>(
  contract: C,
  {
    asker,
    desk,
    dice,
    log,
    checksSchemas,
  }: {
    readonly asker: Machine
    readonly desk: Desk
    readonly dice: Dice
    readonly log: Logger
    readonly checksSchemas: boolean
  },
): Client<C> {
  const client: Record<string, Record<string, unknown>> = {}
  for (const [key, endpoint] of Object.entries(contract.endpoints)) {
    const [resource = '', action = ''] = key.split('.')
    client[resource] ??= {}
    client[resource][action] = (request: unknown, call: Call, options?: AskOptions) =>
      ask(key, endpoint, request, call, options)
  }
  return client as Client<C>

  function ask(
    key: string,
    endpoint: Endpoint,
    request: unknown,
    call: Call,
    options: AskOptions = {},
  ): Promise<Answer<unknown>> {
    const target = `${contract.context}.${key}`
    const patienceMs = Math.min(options.timeoutMs ?? endpoint.timeoutMs, call.budget.remainingMs())
    const { promise, resolve, reject } = Promise.withResolvers<Answer<unknown>>()
    if (patienceMs <= 0) return Promise.reject(new Outage('budget-spent', target))
    const cancelTimeout = asker.after(patienceMs, `timeout ${target}`, () => reject(new Outage('timeout', target)))
    const text = JSON.stringify(request)
    const reply = (settle: () => void): void => {
      if (dice.strikes(lostReply, 0.1)) return
      const late = dice.strikes(slowReply, 0.1) ? endpoint.timeoutMs * 1.5 * dice.fraction(latency) : 0
      asker.after(hop() + late, `reply ${target}`, () => {
        cancelTimeout()
        settle()
      })
    }
    if (!dice.strikes(lostRequest, 0.1)) arrive(reply)
    if (endpoint.idempotent && dice.strikes(sentTwice, 0.1)) arrive(() => {})
    return promise

    function arrive(answer: (settle: () => void) => void): void {
      // Behind a paused process (F3) a request waits for as long as the pause lasts, whoever has given up on it meanwhile.
      const late = dice.strikes(lateRequest, 0.1) ? endpoint.timeoutMs * 3 * dice.fraction(latency) : 0
      desk.machine.timeline.after(hop() + late, `request ${target}`, () => {
        const handler = desk.machine.isUp ? desk.answers?.[key] : undefined
        if (!handler) return answer(() => reject(new Outage('no-responders', target)))
        desk.machine.hasRun = true
        void serve(handler).then(
          (value) => answer(() => resolve(value)),
          () => answer(() => reject(new Outage('failed', target))),
        )
      })
    }

    async function serve(handler: (request: never, call: Call) => unknown): Promise<Answer<unknown>> {
      const asked = checksSchemas ? endpoint.request.parse(JSON.parse(text)) : JSON.parse(text)
      const calleeCall = simulatedCall(desk.machine, patienceMs, log, call.idempotencyKey)
      try {
        const answered = (await handler(asked as never, calleeCall)) as Answer<unknown>
        if (!answered.ok) return answered
        const told = JSON.parse(toJson(answered.value)) as unknown
        return { ok: true, value: checksSchemas ? endpoint.reply.parse(told) : told }
      } catch (error) {
        const outage = outageBehind(error)
        if (!outage) log.error({ error, target }, 'a handler threw')
        throw error
      }
    }
  }

  function hop(): number {
    return 0.2 + dice.fraction(latency) * 3
  }
}
