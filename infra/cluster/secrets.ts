import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What payments and the payment provider know, and nobody else. */
export interface PspSecrets {
  readonly apiKey: string
  readonly webhookSecret: string
}

/** How the secrets begin that a copy and its simulated provider make up between them: never those of a real one. */
export const simulatorPrefixes = { apiKey: 'psp_key_', webhookSecret: 'psp_hook_' } as const

/** Reads the secrets of a copy, made at random the first time. The folder is the owner's alone. */
export async function ensurePspSecrets(keysFolder: string): Promise<PspSecrets> {
  const [apiKey, webhookSecret] = await Promise.all([
    ensureSecret(join(keysFolder, 'psp-api-key'), simulatorPrefixes.apiKey),
    ensureSecret(join(keysFolder, 'psp-webhook-secret'), simulatorPrefixes.webhookSecret),
  ])
  return { apiKey, webhookSecret }
}

/** Reads the secrets that the owner of a shop in production was given by the provider: files, since an environment is easily seen. */
export async function givenPspSecrets(env: Readonly<Record<string, string | undefined>>): Promise<PspSecrets> {
  const [apiKey, webhookSecret] = await Promise.all(
    [env.PSP_API_KEY_FILE, env.PSP_WEBHOOK_SECRET_FILE].map((file) => readFile(file ?? '', 'utf8')),
  )
  return { apiKey: (apiKey ?? '').trim(), webhookSecret: (webhookSecret ?? '').trim() }
}

async function ensureSecret(file: string, prefix: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, `${prefix}${randomBytes(24).toString('hex')}`, { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}
