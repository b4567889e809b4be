import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
const perSecond = () => z.coerce.number().positive().max(1_000_000)

/** What the gateway reads from the environment beside the chassis' own settings. */
export const gatewaySettings = {
  PUBLIC_ORIGIN: setting({
    rule: origin.default('http://localhost:8080'),
    example: 'https://shop.example',
    about: 'the origin shoppers see',
  }),
  PSP_ORIGIN: setting({
    rule: origin.default('http://localhost:8090'),
    example: 'https://pay.example',
    about: 'the one origin a page may frame: the payment provider’s card field',
  }),
  IDENTITY_ORIGIN: setting({
    rule: origin.optional(),
    example: 'https://id.shop.example',
    about: 'where people sign in: the one other origin that forms of a page may lead to',
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
  RATE_PER_SECOND: setting({
    rule: perSecond().default(100),
    example: '100',
    about: 'requests one address may make in the long run',
  }),
  RATE_BURST: setting({
    rule: perSecond().default(400),
    example: '400',
    about: 'requests one address may make at once',
  }),
  CHANGES_PER_SECOND: setting({
    rule: perSecond().default(20),
    example: '20',
    about: 'changes one address may make in the long run',
  }),
  CHANGES_BURST: setting({
    rule: perSecond().default(60),
    example: '60',
    about: 'changes one address may make at once',
  }),
  PAGE_CACHE_BYTES: setting({
    rule: z.coerce.number().int().min(0).default(67_108_864),
    example: '67108864',
    about: 'the most that rendered pages may take up while they are kept',
  }),
  BUN_CONFIG_MAX_HTTP_REQUESTS: setting({
    rule: z.coerce.number().int().min(8).max(65_535).default(256),
    example: '4096',
    about: 'requests that Bun’s fetch may have open at once; Bun itself reads it when the process begins',
  }),
} as const

/** See {@link gatewaySettings}. */
export type GatewaySettings = {
  readonly [Name in keyof typeof gatewaySettings]: z.output<(typeof gatewaySettings)[Name]['rule']>
}
