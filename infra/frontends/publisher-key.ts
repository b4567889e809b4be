import { createPrivateKey, generateKeyPairSync, type JsonWebKeyInput } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type PublisherKey, readPublisherKey } from '@galleria/chassis/publication/publisher-key'
import type { SigningKey } from '@galleria/chassis/publication/signature'
import { calculateJwkThumbprint, type JWK } from 'jose'

/** Where the key lies under which a published folder is signed: with the other keys of the same data folder. */
function placesOf(frontendsDir: string): { readonly privateFile: string; readonly publicFile: string } {
  const keys = join(dirname(resolve(frontendsDir)), 'keys')
  return { privateFile: join(keys, 'publisher.jwk'), publicFile: join(keys, 'publisher.pub.jwk') }
}

/**
 * The key that signs what is published in a folder (Ed25519), made the first time: the private half for its owner's eyes alone, the
 * public half beside it for the gateway, the web BFF and the renderer.
 */
export async function signingKeyOf(frontendsDir: string): Promise<SigningKey> {
  const { privateFile, publicFile } = placesOf(frontendsDir)
  if (!existsSync(privateFile)) {
    await mkdir(dirname(privateFile), { recursive: true, mode: 0o700 })
    await place(privateFile, await newKey(), 0o600)
  }
  await chmod(privateFile, 0o600)
  const { d, ...jwk } = JSON.parse(await readFile(privateFile, 'utf8')) as JWK
  if (!existsSync(publicFile)) await place(publicFile, jwk, 0o644)
  return { id: jwk.kid ?? '', key: createPrivateKey({ key: { ...jwk, d }, format: 'jwk' } as JsonWebKeyInput) }
}

/** The public half; undefined when nothing has been published there yet. */
export function publicKeyOf(frontendsDir: string): PublisherKey | undefined {
  const { publicFile } = placesOf(frontendsDir)
  return existsSync(publicFile) ? readPublisherKey(publicFile) : undefined
}

async function newKey(): Promise<JWK> {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'Ed25519', use: 'sig' }
}

async function place(file: string, jwk: JWK, mode: number): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(jwk), { mode })
  await rename(draft, file)
}
