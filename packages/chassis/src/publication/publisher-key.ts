import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { SettingsError } from '../config/settings.ts'

/** The public half of the key under which frontends are published. */
export interface PublisherKey {
  /** Its thumbprint (RFC 7638). */
  readonly id: string
  readonly key: KeyObject
  /** The key itself, base64url, as a page tells it to browsers. */
  readonly text: string
}

const PublicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().length(43),
  kid: z.string(),
})

/** Reads the key from a file that holds it as a JWK. @throws SettingsError when it holds none: nothing unsigned is ever shown. */
export function readPublisherKey(file: string): PublisherKey {
  try {
    const { kid, ...jwk } = PublicJwk.parse(JSON.parse(readFileSync(file, 'utf8')))
    const key = createPublicKey({ key: jwk, format: 'jwk' } as JsonWebKeyInput)
    return { id: kid, key, text: jwk.x }
  } catch (cause) {
    throw new SettingsError(`FRONTENDS_KEY_FILE: ${file} holds no public key of a publisher.`, { cause })
  }
}
