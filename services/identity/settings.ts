import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).origin === url, 'must be an origin: no path and no slash at the end')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/** What identity reads from the environment, beyond what every service does. */
export const identitySettings = {
  ISSUER: setting({
    rule: origin,
    example: 'http://localhost:8085',
    about: 'its own origin, and its name in every token',
  }),
  PUBLIC_ORIGIN: setting({ rule: origin, example: 'http://localhost:8080', about: 'the shop' }),
  WEB_BFF_URL: setting({
    rule: z.url({ protocol: /^https?$/ }),
    example: 'http://127.0.0.1:8081',
    about: 'where the shop’s back end is told that somebody has signed out',
  }),
  CLIENTS_FILE: setting({
    rule: z.string().min(1),
    example: '.galleria/keys/clients.json',
    about: 'the public keys and the secrets by which it knows its clients',
  }),
  DEMO_ACCOUNTS_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/demo-accounts.json',
    about: 'people to sign in as, for trying things out',
  }),
  SMTP_URL: setting({
    rule: z.url({ protocol: /^smtps?$/ }),
    example: 'smtp://127.0.0.1:2525',
    about: 'the server that takes its mails',
  }),
  MAIL_FROM: setting({
    rule: z.string().min(3).default('Galleria <no-reply@galleria.example>'),
    example: 'Galleria <no-reply@galleria.example>',
    about: 'in whose name its mails are',
  }),
  PROFILE: setting({
    rule: z.enum(['development', 'production']).default('development'),
    example: 'production',
    about: 'whether things that are only for trying out are allowed',
  }),
  STORE_KEY_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/identity-store.key',
    about:
      'what seals the store: 32 bytes, base64url, mode 600; in the data folder and made by itself while developing',
  }),
  SIGNING_KEY_HOURS: setting({
    rule: whole(1, 8_760).default(720),
    example: '720',
    about: 'for how long a key signs tokens before the next one does',
  }),
  SIGNING_KEY_OVERLAP_HOURS: setting({
    rule: whole(1, 720).default(24),
    example: '24',
    about: 'for how long a key is shown after it has signed for the last time',
  }),
  ARGON2_MEMORY_KIB: setting({
    rule: whole(8, 1_048_576).default(19_456),
    example: '19456',
    about: 'how much memory it takes to hash a password',
  }),
  ARGON2_PASSES: setting({
    rule: whole(1, 20).default(2),
    example: '2',
    about: 'how often that memory is gone through',
  }),
}

/** The least that a password may cost in earnest (OWASP Password Storage Cheat Sheet: 19 MiB and two passes). */
const leastCost = { memoryKib: 19_456, passes: 2 } as const

/** What {@link identitySettings} are read into. */
export interface ProfileSettings {
  readonly PROFILE: 'development' | 'production'
  readonly ISSUER: string
  readonly PUBLIC_ORIGIN: string
  readonly DEMO_ACCOUNTS_FILE?: string | undefined
  readonly STORE_KEY_FILE?: string | undefined
  readonly SMTP_URL: string
  readonly ARGON2_MEMORY_KIB: number
  readonly ARGON2_PASSES: number
}

/** Refuses to run in earnest on what is for trying out. @throws naming all of it. */
export function refuseDevelopmentSettings(settings: ProfileSettings): void {
  if (settings.PROFILE !== 'production') return
  const { hostname } = new URL(settings.SMTP_URL)
  const wrong = [
    [!settings.ISSUER.startsWith('https:'), 'ISSUER must be https'],
    [!settings.PUBLIC_ORIGIN.startsWith('https:'), 'PUBLIC_ORIGIN must be https'],
    [settings.DEMO_ACCOUNTS_FILE !== undefined, 'DEMO_ACCOUNTS_FILE must not be set'],
    [settings.STORE_KEY_FILE === undefined, 'STORE_KEY_FILE must be set'],
    [['127.0.0.1', 'localhost', '[::1]'].includes(hostname), 'SMTP_URL must not be a mailbox on this machine'],
    [
      settings.ARGON2_MEMORY_KIB < leastCost.memoryKib || settings.ARGON2_PASSES < leastCost.passes,
      `a password must cost at least ${leastCost.memoryKib} KiB and ${leastCost.passes} passes`,
    ],
  ].flatMap(([isWrong, why]) => (isWrong ? [why] : []))
  if (wrong.length > 0) throw new Error(`not fit for the production profile: ${wrong.join('; ')}`)
}
