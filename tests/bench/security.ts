import type { Caller } from '@galleria/chassis/authority/caller'
import { guestCaller } from '@galleria/chassis/authority/caller'
import type { Client } from '@galleria/chassis/client/ask'
import { audienceOf, only, open } from '@galleria/contracts/access'
import { done } from '@galleria/contracts/answer'
import { ask, type Contract, defineContract } from '@galleria/contracts/contract'
import { identity } from '@galleria/contracts/identity'
import { fakeNeighbour, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { benchAtTheDoor } from './security-door.ts'

const issuer = 'http://localhost:8085'
const askedAtOnce = 64
const roundMs = 1_500

/** The same question twice: once open to everybody, once for its owner. It stands on a subject that the broker's permissions know. */
const probe = defineContract({
  context: 'inventory',
  rank: 'general',
  endpoints: {
    'probe.open': question(open),
    'probe.own': question(only({ guest: 'own', shopper: 'own' }, { owner: ({ shopperId }: Asked) => shopperId })),
  },
  events: {},
})

interface Asked {
  readonly shopperId: string
}

function question<Access extends Contract['endpoints'][string]['access']>(access: Access) {
  return ask({
    access,
    request: z.strictObject({ shopperId: z.uuid() }),
    reply: z.object({ answer: z.string() }),
    idempotent: true,
    timeoutMs: 5_000,
    refusals: [],
    example: { request: { shopperId: crypto.randomUUID() }, reply: { answer: 'x'.repeat(400) } },
  })
}

/** Who asks, and how: a lane of the bench. */
interface Lane {
  readonly name: string
  readonly endpoint: 'open' | 'own'
  /** As many different people as ask within a token's life. */
  readonly callers: readonly Caller[]
}

interface Round {
  readonly perSecond: number
  /** CPU of asker and answerer together, in microseconds. */
  readonly cpuMicros: number
}

/**
 * What it costs to tell who asks: the same ask over a real broker, open to everybody (the floor), for a guest, and for a user whose
 * access token travels along. Asker and answerer are one process, so that its CPU is that of both.
 */
export async function benchSecurity({ rounds }: { rounds: number }): Promise<void> {
  const broker = await startBroker()
  const userOf = await standInIdentity(broker)
  const neighbour = await fakeNeighbour(broker, probe, { 'probe.open': answer, 'probe.own': answer }, { issuer })
  const guests = Array.from({ length: 500 }, () => guestCaller(crypto.randomUUID()))
  const users = await Promise.all(Array.from({ length: 500 }, () => userOf(crypto.randomUUID())))
  const lanes: readonly Lane[] = [
    { name: 'open to everybody (floor)', endpoint: 'open', callers: guests },
    { name: 'guest, seen before', endpoint: 'own', callers: guests },
    { name: 'user, seen before', endpoint: 'own', callers: users },
  ]
  const results = new Map<string, Round[]>(lanes.map(({ name }) => [name, []]))
  const client = broker.client(probe).probe
  for (const lane of lanes) await run(client, lane)
  for (let round = 1; round <= rounds; round += 1) {
    for (const lane of lanes) results.get(lane.name)?.push(await run(client, lane))
    console.log(`  round ${round} of ${rounds}`)
  }
  report(results)
  await reportFirstSight(client, userOf)
  await neighbour.stop()
  await broker.stop()
  await benchAtTheDoor({ rounds })
}

const reply = { answer: 'x'.repeat(400) }
const answer = () => done(reply)

type Probe = Client<typeof probe>['probe']

async function run(client: Probe, { endpoint, callers }: Lane): Promise<Round> {
  const begun = performance.now()
  const before = process.cpuUsage()
  let asked = 0
  const worker = async () => {
    while (performance.now() - begun < roundMs) {
      const caller = callers[asked % callers.length] as Caller
      asked += 1
      const answered = await client[endpoint]({ shopperId: caller.principal.id }, testCall({ caller }))
      if (!answered.ok) throw new Error(`the bench was refused: ${answered.problem.code}`)
    }
  }
  await Promise.all(Array.from({ length: askedAtOnce }, worker))
  const { user, system } = process.cpuUsage(before)
  return { perSecond: (asked * 1_000) / (performance.now() - begun), cpuMicros: (user + system) / asked }
}

/** The first ask of each user within half a minute, when a token has to be signed and two have to be verified. */
async function reportFirstSight(client: Probe, userOf: (id: string) => Promise<Caller>): Promise<void> {
  const strangers = await Promise.all(Array.from({ length: 500 }, () => userOf(crypto.randomUUID())))
  const before = process.cpuUsage()
  for (const caller of strangers) await client.own({ shopperId: caller.principal.id }, testCall({ caller }))
  const { user, system } = process.cpuUsage(before)
  console.log(
    `\nfirst sight of a user, one after the other: ${Math.round((user + system) / strangers.length)} µs of CPU an ask (one signature made, two looked at, and the ask)`,
  )
}

/** Answers for the identity server with a key of the bench's own, and makes users of its. */
async function standInIdentity(broker: TestBroker): Promise<(id: string) => Promise<Caller>> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { x = '', y = '' } = await exportJWK(publicKey)
  const key = { kty: 'EC', crv: 'P-256', x, y, kid: 'bench', alg: 'ES256', use: 'sig' } as const
  await fakeNeighbour(broker, identity, { 'key.list': () => done({ issuer, keys: [key] }) })
  return async (id) => {
    const evidence = await new SignJWT({ client_id: 'galleria-web', roles: ['shopper'], scope: 'openid', jti: id })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
      .setIssuer(issuer)
      .setAudience(audienceOf('bff-web'))
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    return { principal: { kind: 'user', id, roles: ['shopper'] }, actors: [], evidence }
  }
}

function report(results: ReadonlyMap<string, readonly Round[]>): void {
  const median = (rounds: readonly Round[], of: (round: Round) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0
  const [floor] = [...results.values()].map((rounds) => median(rounds, ({ cpuMicros }) => cpuMicros))
  console.log('\n                             asks/s   CPU µs an ask   of the floor')
  for (const [name, rounds] of results) {
    const cpu = median(rounds, ({ cpuMicros }) => cpuMicros)
    const rate = Math.round(median(rounds, ({ perSecond }) => perSecond))
    console.log(
      `  ${name.padEnd(26)} ${String(rate).padStart(6)} ${cpu.toFixed(1).padStart(13)} ${(cpu / (floor ?? cpu)).toFixed(2).padStart(12)}`,
    )
  }
}
