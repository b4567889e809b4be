import type { Configuration } from 'oidc-provider'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Of an access token (RFC 9068): nobody can take one back, so it is short. In seconds. */
export const accessTokenSeconds = 5 * minute
/** Of a session here, and of what hangs on it, however busy it is (ASVS 7.3.2). In seconds. */
export const sessionSeconds = 12 * hour
/** An app on somebody's own phone is signed in for longer, when it is used. In seconds. */
const nativeIdleSeconds = 14 * day
const nativeSeconds = 30 * day
/** From being told to type a code to having typed it (RFC 8628). In seconds. */
export const deviceCodeSeconds = 10 * minute

/** How long everything lives, in seconds. `now` is in epoch milliseconds. */
export function lifetimes(now: () => number): NonNullable<Configuration['ttl']> {
  const left = (from: number | undefined, whole: number) =>
    Math.max(1, (from ?? Math.floor(now() / 1_000)) + whole - Math.floor(now() / 1_000))
  return {
    AccessToken: accessTokenSeconds,
    AuthorizationCode: minute,
    ClientCredentials: accessTokenSeconds,
    DeviceCode: deviceCodeSeconds,
    Grant: nativeSeconds,
    IdToken: 10 * minute,
    Interaction: 30 * minute,
    // From the first one on, which every rotation remembers: rotating does not make it any longer.
    RefreshToken: (_ctx, token, client) =>
      client.applicationType === 'native'
        ? Math.min(nativeIdleSeconds, left(token.iiat, nativeSeconds))
        : left(token.iiat, sessionSeconds),
    Session: (_ctx, session) => (session.accountId ? left(session.loginTs, sessionSeconds) : hour),
  }
}
