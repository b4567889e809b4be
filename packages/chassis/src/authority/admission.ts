import type { Access } from '@galleria/contracts/access'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { BusMessage } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import type { Grant } from './authorise.ts'
import { mayAsk, mayReach } from './authorise.ts'
import type { Verified, Verify } from './verify.ts'

/** Told of what is worth writing down about who asked for what. It must not throw, and is not waited for. */
export interface AccessWitness {
  /** Somebody was turned away. */
  refused(seen: { readonly method: string; readonly verified?: Verified; readonly code: string }, call: Call): void
  /** Somebody reached for what is not theirs, and may: support that reads an order. */
  reached(seen: { readonly method: string; readonly verified: Verified; readonly request: unknown }, call: Call): void
}

/** What is needed to tell who asks. */
export interface Authority {
  readonly verify: Verify
  readonly witness?: AccessWitness | undefined
}

/** Somebody who may ask the endpoint, and how far they may reach. */
export interface Admitted {
  readonly ok: true
  readonly verified: Verified
  readonly reach: Extract<Grant, { ok: true }>['reach']
}

/** Guards one endpoint that is not open to everybody. */
export interface Admission {
  /** Whether whoever sent the message may ask at all. Before the request is read, so that a stranger learns nothing of its rules. */
  admit(message: BusMessage, call: Call): Admitted | Refusal | Promise<Admitted | Refusal>
  /** Whether the request is about what they may reach. */
  reaches(admitted: Admitted, request: unknown, call: Call): Refusal | undefined
}

const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/
const notAuthenticated = refuse('not-authenticated')
const silent: AccessWitness = { refused: () => {}, reached: () => {} }

/** Applies an endpoint's policy. `method` names it in the audit. */
export function createAdmission(method: string, access: Access, { verify, witness = silent }: Authority): Admission {
  function judged(found: Verified | { readonly doubt: string }, call: Call): Admitted | Refusal {
    if ('doubt' in found) {
      call.log.debug({ method, reason: found.doubt }, 'a token is not good')
      witness.refused({ method, code: notAuthenticated.problem.code }, call)
      return notAuthenticated
    }
    const grant = mayAsk(access, found)
    if (grant.ok) return { ok: true, verified: found, reach: grant.reach }
    witness.refused({ method, verified: found, code: grant.problem.code }, call)
    return grant
  }

  return {
    admit(message, call) {
      const [, token] = bearer.exec(message.header('authorization') ?? '') ?? []
      if (token === undefined) return judged({ doubt: 'it brings no token' }, call)
      const found = verify(token)
      return found instanceof Promise ? found.then((late) => judged(late, call)) : judged(found, call)
    },

    reaches({ verified, reach }, request, call) {
      if (access.kind !== 'roles') return undefined
      const foreign = mayReach(access, request, verified)
      if (!foreign) return undefined
      if (reach === 'any') {
        witness.reached({ method, verified, request }, call)
        return undefined
      }
      witness.refused({ method, verified, code: foreign.problem.code }, call)
      return foreign
    },
  }
}
