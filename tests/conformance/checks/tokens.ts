import { callerRows } from '@galleria/infra/broker'
import { bearer } from '../subject/caller.ts'
import type { Subject } from '../subject/subject.ts'
import type { TokenWish } from '../wire/tokens.ts'
import { newCallerKey } from '../wire/tokens.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { mustRefuse } from './refusal.ts'
import { easyAsk, endpointsOf, guardedEndpoints, type Named, nonsense } from './requests.ts'

/** Whoever is let in is told that the request makes no sense, and whoever is not is told that. */
const admitted = 'invalid-request'
const noToken = 'not-authenticated'

async function codeFor(trial: Subject, key: string, authorization: string, request: unknown = nonsense) {
  return (await trial.ask(key, request, { authorization })).code
}

async function fittingWish(trial: Subject, [, { access }]: Named): Promise<TokenWish> {
  const wish = await trial.callers.fitting(trial.context, access, {})
  if (!wish) throw new NotApplicable('everything it answers is open to everybody')
  return wish
}

/** Everything that can be wrong with a token, one thing at a time. */
async function badTokens(trial: Subject, wish: TokenWish): Promise<Readonly<Record<string, string>>> {
  const { signer } = trial
  const stranger = await newCallerKey('nobody-knows-this-key')
  const good = await signer.token(wish)
  const kid = JSON.parse(Buffer.from(good.split('.')[0] ?? '', 'base64url').toString()).kid as string
  const act = (depth: number): object => (depth === 0 ? { sub: 'a' } : { sub: 'a', act: act(depth - 1) })
  const bad = async (change: Partial<TokenWish>) => bearer(signer, { ...wish, ...change })
  return {
    'no token': 'none',
    'a password': 'Basic c2hvcHBlcjpzaG9wcGVy',
    'a token that is rubbish': 'Bearer a.b.c',
    'a token without its scheme': good,
    'a token that was changed': `Bearer ${changed(good)}`,
    'a token for another context': await bad({ context: trial.context === 'orders' ? 'payments' : 'orders' }),
    'a token that has ended': await bad({ madeAt: -70, endsAt: -10 }),
    'a token from tomorrow': await bad({ madeAt: 600 }),
    'a token that is good for too long': await bad({ endsAt: 600 }),
    'a token that was made long ago': await bad({ madeAt: -120, endsAt: 30 }),
    'a token of a key that nobody has': await bad({ key: stranger }),
    'a token of a stranger who names another’s key': await bad({ key: { kid, key: stranger.key } }),
    'a token in another’s name': await bad({ claims: { iss: wish.process === 'gateway' ? 'renderer' : 'gateway' } }),
    'a token of another type': await bad({ header: { typ: 'JWT' } }),
    'a token without an end': await bad({ claims: { exp: undefined } }),
    'a token without a jti': await bad({ claims: { jti: undefined } }),
    'a token through too many hands': await bad({ claims: { act: act(9) } }),
    'a token that nobody signed': `Bearer ${await signer.unsigned(wish, { alg: 'none' })}.`,
    'a token signed with a secret': `Bearer ${await signer.unsigned(wish, { alg: 'HS256' })}.c2lnbmF0dXJl`,
    'a token that is too long': await bad({ claims: { padding: 'x'.repeat(9_000) } }),
  }
}

function changed(token: string): string {
  const [head, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return `${head}.${Buffer.from(JSON.stringify({ ...claims, jti: 'another' })).toString('base64url')}.${signature}`
}

/** Who may ask. */
export const tokenChecks: readonly Check<Subject>[] = [
  {
    name: 'it lets in whom its contract lets in',
    proves: ['SP-SEC-3', 'SP-SEC-4', 'SP-SEC-6'],
    async run(trial) {
      for (const named of guardedEndpoints(trial)) {
        const wish = await fittingWish(trial, named)
        mustBe(await codeFor(trial, named[0], await bearer(trial.signer, wish)), admitted, `the code of ${named[0]}`)
        // Two processes' clocks may differ by five seconds, and the kit's own may be one behind by then.
        const early = await bearer(trial.signer, { ...wish, madeAt: 3 })
        mustBe(await codeFor(trial, named[0], early), admitted, `the code of ${named[0]} with a token of a fast clock`)
      }
    },
  },
  {
    name: 'it turns away every token that is not good, and does not say why',
    proves: ['SP-SEC-1', 'SP-SEC-3'],
    async run(trial) {
      const [first] = guardedEndpoints(trial)
      if (!first) return
      const [key] = first
      const bad = await badTokens(trial, await fittingWish(trial, first))
      const told = new Set<string>()
      for (const [how, authorization] of Object.entries(bad)) {
        const reply = await trial.ask(key, nonsense, { authorization })
        mustRefuse(trial, reply, noToken, how)
        told.add(reply.text)
      }
      mustBe(told.size, 1, 'how many things are said to whoever has no good token')
    },
  },
  {
    name: 'it lets a process ask only what is there for it',
    proves: ['SP-SEC-6'],
    async run(trial) {
      const forCallers = guardedEndpoints(trial).filter(([, { access }]) => access.kind === 'callers')
      if (forCallers.length === 0) throw new NotApplicable('nothing that it answers is for some processes only')
      for (const [key, { access }] of forCallers) {
        const callers = access.kind === 'callers' ? access.callers : []
        const foreign = callerRows.find(({ name }) => !callers.includes(name))
        if (!foreign) continue
        const authorization = await bearer(trial.signer, { process: foreign.name, context: trial.context })
        const reply = await trial.ask(key, 'nonsense', { authorization })
        mustRefuse(trial, reply, 'not-permitted', `${key} asked by ${foreign.name}`)
      }
    },
  },
  {
    name: 'it does not look at who asks for what is open to everybody',
    proves: ['SP-SEC-2'],
    async run(trial) {
      const opened = endpointsOf(trial).filter(([, { access }]) => access.kind === 'open')
      if (opened.length === 0) throw new NotApplicable('nothing that it answers is open to everybody')
      for (const [key] of opened)
        mustBe(await codeFor(trial, key, 'Bearer a.b.c'), admitted, `the code of ${key} with a token that is rubbish`)
    },
  },
  {
    name: 'it writes no token into its log',
    proves: ['SP-LOG-8'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const token = await trial.signer.token({ process: 'bff-web', context: trial.context })
      await trial.ask(key, request, { authorization: `Bearer ${token}` })
      await trial.ask(key, 'nonsense', { authorization: `Bearer ${token}` })
      const [, payload = '', signature = ''] = token.split('.')
      const line = trial.lines().find((one) => one.includes(payload) || one.includes(signature))
      must(line === undefined, `a token is in the log: ${line?.slice(0, 160)}`)
    },
  },
]

/** The end of a token, which takes its time. */
export const endingChecks: readonly Check<Subject>[] = [
  {
    name: 'a token that was good is not good after its end',
    proves: ['SP-SEC-3', 'SP-SEC-11'],
    slow: true,
    async run(trial) {
      const [first] = guardedEndpoints(trial)
      if (!first) return
      const wish = await fittingWish(trial, first)
      const old = await bearer(trial.signer, { ...wish, madeAt: -50, endsAt: 1 })
      mustBe(await codeFor(trial, first[0], old), admitted, 'the code while the token is good')
      await Bun.sleep(7_200)
      mustBe(await codeFor(trial, first[0], old), noToken, 'the code six seconds after its end')
    },
  },
]
