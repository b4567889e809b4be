import type { Contract } from '@galleria/contracts/contract'
import type { identity } from '@galleria/contracts/identity'
import type { Call } from '../call.ts'
import type { Client } from '../client/ask.ts'
import { watchFile } from '../config/watched-file.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { AccessWitness, Authority } from './admission.ts'
import { Callers, openCallerKeyring } from './caller-keys.ts'
import { createIdentityKeys } from './identity-keys.ts'
import { createVerify } from './verify.ts'

/** What telling callers apart takes. */
export interface AuthorityOptions {
  readonly contract: Contract
  /** The callers' public keys; none for a process that only asks. */
  readonly callersFile: string | undefined
  readonly issuer: string
  /** Asks the identity server for its keys. */
  readonly identity: Client<typeof identity>
  /** A call for that, which is ended when it has been made: a signed-in shopper waits for it. */
  readonly call: () => Call
  readonly clock: Clock
  readonly log: Logger
  readonly witness?: AccessWitness | undefined
}

/**
 * Tells who asks a service: by the callers' public keys in its file, and by the identity server's, which it asks for.
 * @throws when there is a file and it is no good.
 */
export async function openAuthority(options: AuthorityOptions): Promise<Authority | undefined> {
  const { contract, callersFile, issuer, identity, call, clock, log, witness } = options
  if (callersFile === undefined) return undefined
  const callers = await openCallerKeyring(watchFile({ file: callersFile, schema: Callers, clock, log }), clock)
  const identityKeys = createIdentityKeys({ ask: askForKeys, clock, log })
  return { verify: createVerify({ context: contract.context, issuer, callers, identityKeys, clock }), witness }

  async function askForKeys() {
    const asking = call()
    try {
      return await identity.key.list({}, asking)
    } finally {
      asking.trace.end()
    }
  }
}
