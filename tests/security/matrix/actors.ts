import { type Caller, guestCaller, serviceCaller } from '@galleria/chassis/authority/caller'
import { readCallerKey } from '@galleria/chassis/authority/caller-keys'
import { createMint } from '@galleria/chassis/authority/mint'
import { realWorld } from '@galleria/chassis/ports/index'
import type { Role } from '@galleria/contracts/access'
import { base64url, generateKeyPair } from 'jose'

/** Somebody who asks a subject. */
export interface Actor {
  readonly name: string
  /** What stands in the `authorization` header when this context is asked; nothing for whoever sends none. */
  authorization(context: string): Promise<string | undefined>
  /** Whether anybody should believe it. */
  readonly isKnown: boolean
  /** The process that speaks. */
  readonly process: string
  readonly kind: Caller['principal']['kind']
  /** Their id, so that some things are theirs. */
  readonly id: string
  readonly roles: readonly Role[]
}

/** A user with the access token that proves them. */
export interface Person {
  readonly id: string
  readonly roles: readonly Role[]
  readonly accessToken: string
}

/** What actors are made from. */
export interface ActorParts {
  /** Where the private key of a process is. */
  readonly keyFileOf: (process: string) => string
  /** Every process with a key. */
  readonly processes: readonly string[]
  readonly guests: readonly [string, string]
  readonly people: Readonly<
    Record<'shopper' | 'other shopper' | 'support' | 'catalogue manager' | 'operator' | 'auditor', Person>
  >
  /** A good access token of the shopper's, made out to another BFF. */
  readonly tokenForAnotherBff: string
}

/** Everybody who may ask something, and everybody who only pretends. */
export async function allActors(parts: ActorParts): Promise<readonly Actor[]> {
  return [...(await honest(parts)), ...(await pretenders(parts))]
}

async function honest({ keyFileOf, processes, guests: [mina, joon], people }: ActorParts): Promise<Actor[]> {
  const speaking = await speaker(keyFileOf, 'bff-web')
  const asGuest = (name: string, id: string): Actor =>
    known({ name, kind: 'guest', id, roles: [] }, speaking(guestCaller(id)))
  const asPerson = ([name, person]: [string, Person]): Actor =>
    known({ name, kind: 'user', id: person.id, roles: person.roles }, speaking(callerOf(person)))
  const asItself = async (process: string): Promise<Actor> => {
    const speaks = await speaker(keyFileOf, process)
    // The person at the terminal has the roles of the key's file.
    const roles: Role[] = process === 'console' ? ['operator', 'auditor'] : []
    const caller: Caller = { principal: { kind: 'service', id: process, roles }, actors: [] }
    return {
      ...known({ name: `the process ${process}`, kind: 'service', id: process, roles }, speaks(caller)),
      process,
    }
  }
  return [
    asGuest('guest', mina),
    asGuest('other guest', joon),
    ...Object.entries(people).map(asPerson),
    ...(await Promise.all(processes.map(asItself))),
  ]
}

/** Each is the shopper, but for one thing. */
async function pretenders({ keyFileOf, people, tokenForAnotherBff }: ActorParts): Promise<Actor[]> {
  const shopper = people.shopper
  const caller = callerOf(shopper)
  const good = await speaker(keyFileOf, 'bff-web')
  const web = await readCallerKey(keyFileOf('bff-web'))
  const stranger = (await generateKeyPair('EdDSA')).privateKey
  const clock = { ...realWorld.clock, now: () => Date.now() - 600_000 }
  const expired = createMint({ process: 'bff-web', ...web, world: { ...realWorld, clock } })
  const retired = createMint({ process: 'bff-web', kid: 'a-key-of-last-year', key: stranger, world: realWorld })
  const forged = createMint({ process: 'bff-web', kid: web.kid, key: stranger, world: realWorld })
  const hearsay = await speaker(keyFileOf, 'catalog')
  const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`
  const unsigned = async (context: string, alg: string) => {
    const [, payload = ''] = (await good(caller)(context)).split('.')
    return `${base64url.encode(JSON.stringify({ alg, typ: 'call+jwt', kid: web.kid }))}.${payload}.`
  }
  const roles: readonly Role[] = ['support', 'operator', 'auditor', 'catalogue-manager', 'shopper']
  const ways: Record<string, Actor['authorization']> = {
    'nobody at all': async () => undefined,
    'a token that is rubbish': async () => 'Bearer a.b.c',
    'a password': async () => 'Basic c2hvcHBlcjpzaG9wcGVy',
    'a token for another service': (context) => bearer(good(caller)(context === 'orders' ? 'payments' : 'orders')),
    'an expired token': (context) => bearer(expired(context, caller)),
    'a retired key': (context) => bearer(retired(context, caller)),
    'a key of its own': (context) => bearer(forged(context, caller)),
    'a token that nobody signed': async (context) => `Bearer ${await unsigned(context, 'none')}`,
    'a token signed with HS256': async (context) => `Bearer ${await unsigned(context, 'HS256')}c2lnbmF0dXJl`,
    'the access token itself': async () => `Bearer ${shopper.accessToken}`,
    'a user without proof': (context) => bearer(good({ ...caller, evidence: undefined })(context)),
    'the proof of another user': (context) =>
      bearer(good({ ...caller, evidence: people['other shopper'].accessToken })(context)),
    'a proof for another BFF': (context) => bearer(good({ ...caller, evidence: tokenForAnotherBff })(context)),
    'a proof with roles written in': (context) =>
      bearer(good({ ...caller, evidence: withRoles(shopper.accessToken, roles) })(context)),
  }
  const pretending = Object.entries(ways).map(([name, authorization]) => ({
    name,
    authorization,
    isKnown: false,
    process: 'bff-web',
    kind: 'user' as const,
    id: shopper.id,
    roles: shopper.roles,
  }))
  // What a service says of a user is believed as its own word only: it is the service that is known.
  const gossip: Actor = {
    name: 'the word of a service for a user',
    authorization: (context) =>
      bearer(hearsay({ ...caller, principal: { ...caller.principal, roles: [...roles] } })(context)),
    isKnown: true,
    process: 'catalog',
    kind: 'service',
    id: 'catalog',
    roles: [],
  }
  return [...pretending, gossip]
}

function known(
  who: Pick<Actor, 'name' | 'kind' | 'id' | 'roles'>,
  speaks: (context: string) => Promise<string>,
): Actor {
  return {
    ...who,
    isKnown: true,
    process: 'bff-web',
    authorization: async (context) => `Bearer ${await speaks(context)}`,
  }
}

function callerOf({ id, accessToken }: Person): Caller {
  return { principal: { kind: 'user', id, roles: [] }, actors: [], evidence: accessToken }
}

async function speaker(keyFileOf: ActorParts['keyFileOf'], process: string) {
  const mint = createMint({ process, ...(await readCallerKey(keyFileOf(process))), world: realWorld })
  return (caller: Caller = serviceCaller(process)) =>
    async (context: string) =>
      mint(context, caller)
}

/** The same token with other roles, which its signature does not fit any more. */
function withRoles(token: string, roles: readonly Role[]): string {
  const [head, payload = '', signature] = token.split('.')
  const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)))
  return `${head}.${base64url.encode(JSON.stringify({ ...claims, roles }))}.${signature}`
}
