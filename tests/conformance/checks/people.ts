import { callerRows } from '@galleria/infra/broker'
import { bearer } from '../subject/caller.ts'
import type { Subject } from '../subject/subject.ts'
import type { Fields } from '../wire/contract-document.ts'
import { untilWritten } from './audit-trail.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { mustRefuse } from './refusal.ts'
import { guardedEndpoints, methodOf, nonsense } from './requests.ts'

/** Whoever is let in is told that the request makes no sense, and whoever is not is told that. */
const admitted = 'invalid-request'
const noToken = 'not-authenticated'
const allRoles = ['support', 'operator', 'auditor', 'catalogue-manager', 'shopper']

async function codeFor(trial: Subject, key: string, authorization: string, request: unknown = nonsense) {
  return (await trial.ask(key, request, { authorization })).code
}

/** The same access token with other roles, which its signature does not fit any more. */
function changedRoles(token: string): string {
  const [head, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return `${head}.${Buffer.from(JSON.stringify({ ...claims, roles: allRoles })).toString('base64url')}.${signature}`
}

/** In whose name is asked. */
export const peopleChecks: readonly Check<Subject>[] = [
  {
    name: 'it takes nobody’s word for another',
    proves: ['SP-SEC-4', 'SP-SEC-6'],
    async run(trial) {
      const forPeople = guardedEndpoints(trial).filter(([, { access }]) => access.kind === 'roles')
      if (forPeople.length === 0) throw new NotApplicable('nothing that it answers is for people')
      const hearsay = callerRows.find(({ speaksFor = [], asserts = [] }) => speaksFor.length + asserts.length === 0)
      const process = hearsay?.name ?? ''
      const roles = allRoles
      const id = crypto.randomUUID()
      for (const [key] of forPeople) {
        for (const principal of [
          { kind: 'guest', id, roles: [] },
          { kind: 'user', id, roles },
          { kind: 'service', id: process, roles },
          { kind: 'service', id: 'console', roles },
        ] as const) {
          const authorization = await bearer(trial.signer, { process, context: trial.context, principal })
          const reply = await trial.ask(key, nonsense, { authorization })
          mustRefuse(
            trial,
            reply,
            'not-permitted',
            `${key} asked by ${process} as the ${principal.kind} ${principal.id}`,
          )
        }
      }
    },
  },
  {
    name: 'it conceals what is somebody else’s as what does not exist',
    proves: ['SP-SEC-8'],
    async run(trial) {
      const owned = guardedEndpoints(trial).filter(
        ([, { access }]) => access.kind === 'roles' && access.may.guest === 'own' && access.owner.length > 0,
      )
      if (owned.length === 0) throw new NotApplicable('nothing that it answers is anybody’s own')
      for (const [key, { access, example }] of owned) {
        if (access.kind !== 'roles') continue
        const principal = { kind: 'guest', id: crypto.randomUUID(), roles: [] } as const
        const authorization = await bearer(trial.signer, { process: 'bff-web', context: trial.context, principal })
        const headers = { 'idempotency-key': crypto.randomUUID() }
        const hidden = access.conceals ?? 'not-found'
        const reply = await trial.ask(key, example.request, { authorization, headers })
        mustRefuse(trial, reply, hidden, `${key} about somebody else`)
        const own = Object.fromEntries(access.owner.map((field) => [field, principal.id]))
        if (access.conceals === undefined) continue
        const missing = await trial.ask(key, { ...example.request, ...own }, { authorization, headers })
        if (missing.code === hidden) mustBe(reply.text, missing.text, 'what is said of somebody else’s')
      }
    },
  },
]

/** In the name of people who have signed in. */
export const userChecks: readonly Check[] = [
  {
    name: 'it believes a user on the identity server’s word only',
    proves: ['SP-SEC-5'],
    async run(trial) {
      const forPeople = guardedEndpoints(trial).find(
        ([, { access }]) => access.kind === 'roles' && Object.keys(access.may).some((role) => role !== 'guest'),
      )
      if (forPeople?.[1].access.kind !== 'roles')
        throw new NotApplicable('nothing that it answers is for people who have signed in')
      const [key, { access }] = forPeople
      const role = Object.keys(access.may).find((one) => one !== 'guest') ?? ''
      const id = crypto.randomUUID()
      const now = Math.floor(Date.now() / 1_000)
      const proof = (overrides: object = {}, roles = [role]) => trial.identity.accessToken(id, roles, { ...overrides })
      const asUser = async (evidence: string | undefined, roles: readonly string[] = []) => {
        const principal = { kind: 'user', id, roles } as const
        return bearer(trial.signer, { process: 'bff-web', context: trial.context, principal, evidence })
      }
      mustBe(await codeFor(trial, key, await asUser(await proof())), admitted, 'the code of a user with a good proof')
      const wrong: Readonly<Record<string, string | undefined>> = {
        'no proof': undefined,
        'the proof of another': await trial.identity.accessToken(crypto.randomUUID(), [role]),
        'a proof for another process': await proof({ aud: 'urn:galleria:bff-mobile' }),
        'a proof of another server': await proof({ iss: 'http://localhost:1' }),
        'a proof that has ended': await proof({ exp: now - 60, iat: now - 360 }),
        'a proof without a client': await proof({ client_id: undefined }),
        'a proof that is rubbish': 'a.b.c',
        'a proof whose roles were changed': changedRoles(await proof({}, [])),
      }
      for (const [how, evidence] of Object.entries(wrong))
        mustBe(await codeFor(trial, key, await asUser(evidence)), noToken, `the code of a user with ${how}`)
      const boaster = await asUser(await proof({}, []), [role])
      mustBe(
        await codeFor(trial, key, boaster),
        'not-permitted',
        'the code of a user who has the role by their own word',
      )
    },
  },
  {
    name: 'it lets those who may reach anybody’s do so, and writes it down',
    proves: ['SP-SEC-7', 'SP-AUDIT-6'],
    async run(trial) {
      const found = guardedEndpoints(trial).flatMap(([key, { access, example }]) => {
        if (access.kind !== 'roles' || access.owner.length === 0) return []
        const [role] = Object.entries(access.may).find(([, reach]) => reach === 'any') ?? []
        return role === undefined ? [] : [{ key, role, request: example.request }]
      })
      if (found.length === 0) throw new NotApplicable('nobody may reach what is somebody else’s')
      let admitted = 0
      for (const { key, role, request } of found) {
        const id = crypto.randomUUID()
        const principal = { kind: 'user', id, roles: [] } as const
        const evidence = await trial.identity.accessToken(id, [role])
        const wish = { process: 'bff-web', context: trial.context, principal, evidence }
        const reply = await trial.ask(key, request, { authorization: await bearer(trial.signer, wish) })
        if (reply.code === undefined) admitted += 1
        await untilWritten(
          trial,
          ({ action, object, principal: who }) =>
            action === 'data.read' &&
            (object as Fields | undefined)?.id === methodOf(trial, key) &&
            (who as Fields | undefined)?.id === id,
          `the ${role} who asked ${key} about somebody else`,
        )
      }
      must(admitted > 0, 'nobody was let through')
    },
  },
]
