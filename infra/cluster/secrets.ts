import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What payments and the payment provider know, and nobody else. */
export interface PspSecrets {
  readonly apiKey: string
  readonly webhookSecret: string
}

/** Reads the secrets of a copy, made at random the first time. The folder is the owner's alone. */
export async function ensurePspSecrets(keysFolder: string): Promise<PspSecrets> {
  const [apiKey, webhookSecret] = await Promise.all([
    ensureSecret(join(keysFolder, 'psp-api-key'), 'psp_key_'),
    ensureSecret(join(keysFolder, 'psp-webhook-secret'), 'psp_hook_'),
  ])
  return { apiKey, webhookSecret }
}

async function ensureSecret(file: string, prefix: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, `${prefix}${randomBytes(24).toString('hex')}`, { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}
