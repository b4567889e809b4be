import { z } from 'zod'

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an origin such as http://localhost:8080' })
  .transform((url) => new URL(url).origin)

const Environment = z
  .object({
    HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATA_DIR: z.string().min(1).default('.galleria/data/psp-simulator'),
    /** Sites that may frame the card field and are told its token, comma separated. */
    PUBLIC_ORIGIN: z
      .string()
      .default('http://localhost:8080')
      .transform((list) => list.split(',').map((one) => one.trim()))
      .pipe(z.array(origin).min(1)),
    /** What merchants show as their bearer token. */
    PSP_API_KEY: z.string().min(16, 'must be at least 16 characters'),
    /** The address by which browsers reach this process; the one a merchant called by when it is not set. */
    PSP_ORIGIN: origin.optional(),
    /** How long the cards that hang keep a merchant waiting, in milliseconds. */
    PSP_HANG_MS: z.coerce.number().int().min(0).max(60_000).default(15_000),
    /** Where the merchant wants to be told of events. Nobody is told when it is not set. */
    PSP_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** What webhooks are signed with. */
    PSP_WEBHOOK_SECRET: z.string().min(16, 'must be at least 16 characters').optional(),
    /** Makes the lies of a run come again in the same order; a new one is drawn when it is not set. */
    PSP_SEED: z.coerce.number().int().min(0).max(4_294_967_295).optional(),
  })
  .refine(({ PSP_WEBHOOK_URL, PSP_WEBHOOK_SECRET }) => !PSP_WEBHOOK_URL || PSP_WEBHOOK_SECRET, {
    path: ['PSP_WEBHOOK_SECRET'],
    error: 'must be set when PSP_WEBHOOK_URL is',
  })

/** What the simulator reads from its environment. */
export type Settings = z.output<typeof Environment>

/** Reads the environment. @throws with every variable that is wrong, and why. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const checked = Environment.safeParse(set)
  if (!checked.success) throw new Error(`The environment is not right:\n${z.prettifyError(checked.error)}`)
  return checked.data
}
