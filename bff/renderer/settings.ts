import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the renderer reads from the environment beside the chassis' own settings. */
export const rendererSettings = {
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
  PUBLIC_ORIGIN: setting({
    rule: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .default('http://localhost:8080'),
    example: 'http://localhost:8080',
    about: 'the origin shoppers see, for the addresses that a page says of itself',
  }),
  RENDER_CHILDREN: setting({
    rule: z.coerce.number().int().min(1).max(64).default(1),
    example: '2',
    about: 'processes that pages are rendered in; more than there are cores gain nothing',
  }),
  PART_MS: setting({
    rule: z.coerce.number().int().min(1).max(10_000).default(400),
    example: '400',
    about: 'how long a part of a page may take before its skeleton is sent instead, in milliseconds',
  }),
  PAGE_MS: setting({
    rule: z.coerce.number().int().min(100).max(30_000).default(1_000),
    example: '1000',
    about: 'how long a page may take in all before it is given up, in milliseconds',
  }),
  BUILDS_PER_CHILD: setting({
    rule: z.coerce.number().int().min(1).max(10_000).default(40),
    example: '40',
    about: 'how many builds a child loads before another takes its place: modules cannot be unloaded',
  }),
} as const

/** See {@link rendererSettings}. */
export type RendererSettings = {
  readonly [Name in keyof typeof rendererSettings]: z.output<(typeof rendererSettings)[Name]['rule']>
}
