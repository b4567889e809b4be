import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { RawJson } from '@galleria/chassis/raw-json'
import type { Answer } from '@galleria/contracts/answer'
import { done } from '@galleria/contracts/answer'
import type { Contract } from '@galleria/contracts/contract'

/** One ask, as the neighbour saw it. */
export interface Asked {
  readonly endpoint: string
  readonly request: unknown
  readonly call: Call
}

/** How a neighbour answers in a test's story; it may throw an outage. */
export type Told = Partial<Record<string, (request: never) => Answer<unknown>>>

/** A neighbour without a bus: it answers with the contract's examples, or as told, and checks what it is asked. */
export function fakeClient<C extends Contract>(contract: C, told: Told, asked: Asked[]): Client<C> {
  const client: Record<string, Record<string, unknown>> = {}
  for (const [key, endpoint] of Object.entries(contract.endpoints)) {
    const [resource = '', action = ''] = key.split('.')
    const ask = async (request: unknown, call: Call): Promise<Answer<unknown>> => {
      const checked = endpoint.request.parse(JSON.parse(JSON.stringify(request)))
      asked.push({ endpoint: `${contract.context}.${key}`, request: checked, call })
      return told[`${contract.context}.${key}`]?.(checked as never) ?? done(endpoint.example.reply)
    }
    const raw = async (request: unknown, call: Call) => {
      const answer = await ask(request, call)
      return answer.ok ? done(new RawJson(JSON.stringify(answer.value))) : answer
    }
    client[resource] = { ...client[resource], [action]: Object.assign(ask, { raw }) }
  }
  return client as Client<C>
}
