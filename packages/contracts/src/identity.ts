import { z } from 'zod'
import { open } from './access.ts'
import { ask, defineContract } from './contract.ts'

/** A public key as RFC 7517 has it: of the kind that signs access tokens, and without any private part. */
export const PublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(60),
  y: z.string().max(60),
  kid: z.string().min(1).max(100),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})
/** See {@link PublicKey}. */
export type PublicKey = z.infer<typeof PublicKey>

/** The identity server's published language on the bus. All else it says over HTTP, as OpenID Connect has it. */
export const identity = defineContract({
  context: 'identity',
  rank: 'general',
  endpoints: {
    /** The keys that access tokens are signed with now, and those that living tokens were signed with. Never empty. */
    'key.list': ask({
      access: open,
      request: z.strictObject({}),
      reply: z.object({ issuer: z.url(), keys: z.array(PublicKey).min(1).max(10) }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: [],
      example: {
        request: {},
        reply: {
          issuer: 'http://localhost:8085',
          keys: [
            {
              kty: 'EC',
              crv: 'P-256',
              x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
              y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
              kid: 'wOzBqH6pXk0',
              alg: 'ES256',
              use: 'sig',
            },
          ],
        },
      },
    }),
  },
  events: {},
})
