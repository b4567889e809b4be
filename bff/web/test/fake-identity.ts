import type { Clock } from '@galleria/chassis/ports/index'
import type { Role } from '@galleria/contracts/access'
import type { BegunSignIn, IdentityServer, SignedIn } from '../session/identity-server.ts'
import type { Tokens } from '../session/session.ts'

/** The account that signs in in these tests. */
export const minaAccount = '7c2d8a4e-1f60-4c55-9b3a-5d0e6f7a8b9c'

/** An identity server without HTTP: it signs Mina in with the code `good`, and does as it is told. */
export function fakeIdentity(clock: Clock) {
  let issued = 0
  const state = {
    /** What it throws instead of answering. */
    away: undefined as Error | undefined,
    roles: ['shopper'] as Role[],
    userId: minaAccount,
    /** Refresh tokens that are good; each counts once. */
    good: new Set<string>(),
    renewals: 0,
    revoked: [] as string[],
    tokenLifeMs: 300_000,
    /** Holds a renewal until it is called. */
    hold: undefined as Promise<void> | undefined,
  }

  function tokens(): Tokens {
    issued += 1
    const refreshToken = `refresh-${issued}`
    state.good.add(refreshToken)
    return {
      accessToken: `access-${issued}`,
      accessUntil: clock.now() + state.tokenLifeMs,
      refreshToken,
      roles: [...state.roles],
    }
  }

  async function answering<Value>(answer: () => Value | Promise<Value>): Promise<Value> {
    if (state.away) throw state.away
    return answer()
  }

  const identity: IdentityServer = {
    begin: () =>
      answering(
        (): BegunSignIn => ({
          url: 'http://localhost:8085/auth?client_id=galleria-web&request_uri=urn:1',
          secrets: { state: 'a-state', nonce: 'a-nonce', verifier: 'a-verifier' },
        }),
      ),
    finish: ({ searchParams }, secrets) =>
      answering(() => {
        const isGood = searchParams.get('code') === 'good' && searchParams.get('state') === secrets.state
        if (!isGood) return { declined: 'not-good' }
        const about = { name: 'Mina Kang', email: 'mina@example.com', identitySession: 'identity-session-1' }
        return { tokens: tokens(), userId: state.userId, ...about } satisfies SignedIn
      }),
    renew: (refreshToken) =>
      answering(async () => {
        state.renewals += 1
        const isGood = state.good.delete(refreshToken)
        await state.hold
        return isGood ? tokens() : { declined: 'invalid_grant' }
      }),
    revoke: (refreshToken) =>
      answering(() => {
        state.good.delete(refreshToken)
        state.revoked.push(refreshToken)
      }),
    signOutUrl: () => answering(() => 'http://localhost:8085/session/end?client_id=galleria-web'),
    readNotice: (token) =>
      answering(() => {
        const [, issuedAt] = /^a-notice-of-(\d+)$/.exec(token) ?? []
        if (issuedAt === undefined) return { declined: 'not-good' }
        return { userId: state.userId, identitySession: undefined, issuedAt: Number(issuedAt) }
      }),
  }
  return { identity, state }
}
