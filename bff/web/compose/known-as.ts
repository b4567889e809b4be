import type { Call } from '@galleria/chassis/call'
import { type Answer, refuse } from '@galleria/contracts/answer'

/** Asks about an order in one name; without a name it is anybody's order that is asked for. */
type AskAs<Value> = (shopperId: string | undefined) => Promise<Answer<Value>>

/**
 * Asks about an order under each name that a visitor goes by, until one of them is known for it: the account, and the guest that the
 * browser was before signing in. What they bought as a guest stays theirs.
 */
export async function asOwner<Value>(
  { caller }: Call,
  ask: (shopperId: string) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const { id, guestId } = caller?.principal ?? {}
  return firstKnown([id, guestId].filter((name) => name !== undefined).map((name) => () => ask(name)))
}

/** The same, and at last as support, who may look at anybody's. That is written into the audit, so their own is looked for first. */
export async function asOwnerOrSupport<Value>(call: Call, ask: AskAs<Value>): Promise<Answer<Value>> {
  const own = await asOwner(call, ask)
  return isUnknown(own) && call.caller?.principal.roles.includes('support') ? ask(undefined) : own
}

async function firstKnown<Value>(asks: readonly (() => Promise<Answer<Value>>)[]): Promise<Answer<Value>> {
  let answer: Answer<Value> = refuse('order-unknown')
  for (const ask of asks) {
    answer = await ask()
    if (!isUnknown(answer)) break
  }
  return answer
}

function isUnknown(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.problem.code === 'order-unknown'
}
