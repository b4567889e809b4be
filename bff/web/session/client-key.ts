import { readFile } from 'node:fs/promises'
import { type CryptoKey, importJWK } from 'jose'
import { z } from 'zod'

const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string().min(1),
})

/**
 * Reads the private key of this client (ES256), as the cluster made it.
 * @throws when the file holds anything else.
 */
export async function readClientKey(file: string): Promise<{ readonly kid: string; readonly key: CryptoKey }> {
  const jwk = PrivateKey.parse(JSON.parse(await readFile(file, 'utf8')))
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new TypeError('WEB_CLIENT_KEY_FILE has to hold a key pair, not a secret')
  return { kid: jwk.kid, key }
}
