import { z } from 'zod'

const Environment = z.object({
  /** Where mails are shown; 0 takes any free port. */
  HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8025),
  /** Where mails are taken in; 0 takes any free port. */
  SMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(2525),
  /** Mails hold what lets people into accounts, so that only this machine may see them. */
  HOST: z.enum(['127.0.0.1', '::1', 'localhost'], 'must be a name of this machine alone').default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.galleria/data/mailbox'),
  /** How many mails are kept; the oldest goes first. */
  MAX_MAILS: z.coerce.number().int().min(1).max(10_000).default(500),
  /** The longest mail that is taken, in bytes as it is sent. */
  MAX_MAIL_BYTES: z.coerce.number().int().min(1_024).max(10_485_760).default(262_144),
})

/** What the mailbox reads from its environment. */
export type Settings = z.output<typeof Environment>

/** Reads the environment. @throws with every variable that is wrong, and why. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const checked = Environment.safeParse(set)
  if (!checked.success) throw new Error(`The environment is not right:\n${z.prettifyError(checked.error)}`)
  return checked.data
}
