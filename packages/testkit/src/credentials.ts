import { type Caller, guestCaller, serviceCaller } from '@galleria/chassis/authority/caller'
import { readCallerKey } from '@galleria/chassis/authority/caller-keys'
import { createMint, type Mint } from '@galleria/chassis/authority/mint'
import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { realWorld } from '@galleria/chassis/ports/index'
import type { Access, Role } from '@galleria/contracts/access'
import type { Contract, Endpoint } from '@galleria/contracts/contract'

/** The process that speaks for shoppers in tests, and the one of the person at the terminal. */
const shopDoor = 'bff-web'
const terminal = 'console'
/** What the terminal's key says of its holder. */
const terminalRoles: readonly Role[] = ['operator', 'auditor']

/** Signs as any process of the topology, with the keys in a test's own folder. */
export interface Credentials {
  readonly mint: Mint
  /** Signs as the process named, whatever it is to say. */
  mintAs(process: string, context: string, caller: Caller): Promise<string>
  /** The same client, asking as whoever each endpoint's policy is there for, unless a call says who asks. */
  fitting<C extends Contract>(contract: C, client: Client<C>): Client<C>
}

/** `keyFileOf` says where a process's private key is. */
export function createCredentials(keyFileOf: (process: string) => string): Credentials {
  const mints = new Map<string, Promise<Mint>>()
  /** Who asks as which process; the shop's door asks for everybody else. */
  const processes = new WeakMap<Caller, string>()

  function mintOf(process: string): Promise<Mint> {
    const known =
      mints.get(process) ??
      readCallerKey(keyFileOf(process)).then((key) => createMint({ process, ...key, world: realWorld }))
    mints.set(process, known)
    return known
  }

  const mintAs = async (process: string, context: string, caller: Caller) => (await mintOf(process))(context, caller)

  function suiting(access: Access, request: unknown): Caller | undefined {
    if (access.kind === 'open') return undefined
    if (access.kind === 'callers') return as(access.callers[0] ?? terminal, serviceCaller)
    if (access.may.guest) return guestCaller(ownerOf(access, request))
    return as(terminal, (id) => ({ principal: { kind: 'service', id, roles: [...terminalRoles] }, actors: [] }))
  }

  function as(process: string, make: (process: string) => Caller): Caller {
    const caller = make(process)
    processes.set(caller, process)
    return caller
  }

  return {
    mint: (context, caller = serviceCaller(terminal)) => mintAs(processes.get(caller) ?? shopDoor, context, caller),
    mintAs,
    fitting(contract, client) {
      const endpoints = Object.entries(contract.endpoints) as [string, Endpoint][]
      const fitted: Record<string, Record<string, unknown>> = {}
      for (const [key, { access }] of endpoints) {
        const [resource = '', action = ''] = key.split('.')
        const asked = (client as Record<string, Record<string, Asking & { raw: Asking }>>)[resource]?.[action]
        if (!asked) throw new TypeError(`no client asks ${contract.context}.${key}`)
        const named =
          (ask: Asking): Asking =>
          (request, call, options) =>
            ask(request, call.caller ? call : { ...call, caller: suiting(access, request) }, options)
        fitted[resource] = { ...fitted[resource], [action]: Object.assign(named(asked), { raw: named(asked.raw) }) }
      }
      return fitted as Client<typeof contract>
    },
  }
}

type Asking = (request: unknown, call: Call, options?: object) => Promise<unknown>

/** Somebody unknown, where a request is garbage and names nobody. */
function ownerOf({ owner }: Extract<Access, { kind: 'roles' }>, request: unknown): string {
  const owners = typeof request === 'object' && request !== null ? owner?.(request as never) : undefined
  const [first] = Array.isArray(owners) ? owners : [owners]
  return typeof first === 'string' && first.length > 0 && first.length <= 80 ? first : crypto.randomUUID()
}
