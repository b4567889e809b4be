import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
/** Whoever can read what goes to the identity server has everybody's tokens, so that it goes unencrypted on this very machine only. */
const isSafe = (url: string) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url)

/** What the web BFF reads from the environment beside the chassis' own settings. */
export const webSettings = {
  PUBLIC_ORIGIN: setting({
    rule: origin.default('http://localhost:8080'),
    example: 'http://localhost:8080',
    about: 'the origin shoppers see; a state-changing request must come from it',
  }),
  FRONTENDS_DIR: setting({
    rule: z.string().min(1).default('.galleria/frontends'),
    example: '.galleria/frontends',
    about: 'where the published frontends and their registry.json are',
  }),
  FRONTENDS_KEY_FILE: setting({
    rule: z.string().min(1).default('.galleria/keys/publisher.pub.jwk'),
    example: '.galleria/keys/publisher.pub.jwk',
    about: 'the public key under which frontends are published; what it has not signed is not shown',
  }),
  ISSUER: setting({
    rule: z.url().refine(isSafe, 'must be https, or on this machine').default('http://localhost:8085'),
    example: 'http://localhost:8085',
    about: 'the identity server’s name for itself, to the letter; browsers sign in there',
  }),
  IDENTITY_URL: setting({
    rule: origin.optional(),
    example: 'http://127.0.0.1:8085',
    about: 'where this process reaches the identity server, when that is not where browsers do',
  }),
  WEB_CLIENT_KEY_FILE: setting({
    rule: z.string().min(1),
    example: '.galleria/keys/web-client.jwk',
    about: 'the file with the key (ES256) by which it shows the identity server who it is',
  }),
  SESSION_KEY_FILE: setting({
    rule: z.string().min(1),
    example: '.galleria/keys/session.key',
    about: 'the file with the 32 bytes (base64url) that sessions are encrypted under; the same for all instances',
  }),
} as const
