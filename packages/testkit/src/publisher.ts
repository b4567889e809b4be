import { createPrivateKey, generateKeyPairSync, type JsonWebKeyInput } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SigningKey, signPublication } from '@galleria/chassis/publication/signature'
import type { PublicationStatement, PublishedFrontends, SignedPublication } from '@galleria/contracts/frontends'

/** Somebody who publishes frontends under a key of their own. */
export interface TestPublisher {
  /** Where the public half is: `FRONTENDS_KEY_FILE`. */
  readonly keyFile: string
  readonly signingKey: SigningKey
  /** Signs what is to be published, each time under a newer version; what is stated here is stated otherwise. */
  sign(published: PublishedFrontends, stated?: Partial<PublicationStatement>): SignedPublication
  /** Signs, and replaces `registry.json` of a published folder in one move. Gives back what was written. */
  publish(folder: string, published: PublishedFrontends, stated?: Partial<PublicationStatement>): SignedPublication
}

/** A publisher whose key lies in this folder. */
export function testPublisher(keyFolder: string): TestPublisher {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { d: _private, ...jwk } = privateKey.export({ format: 'jwk' })
  const kid = `publisher-${jwk.x?.slice(0, 8)}`
  const keyFile = join(keyFolder, 'publisher.pub.jwk')
  mkdirSync(keyFolder, { recursive: true })
  writeFileSync(keyFile, JSON.stringify({ ...jwk, kid }))
  return publisherWith({ id: kid, key: privateKey }, keyFile)
}

/** A publisher with the key in a file: the one of a running platform. */
export function publisherOf(privateJwk: { readonly kid?: string }, keyFile: string): TestPublisher {
  const key = createPrivateKey({ key: privateJwk, format: 'jwk' } as JsonWebKeyInput)
  return publisherWith({ id: privateJwk.kid ?? '', key }, keyFile)
}

function publisherWith(signingKey: SigningKey, keyFile: string): TestPublisher {
  let version = Math.floor(Date.now() / 1_000)
  const sign: TestPublisher['sign'] = ({ shell, remotes }, stated = {}) => {
    version += 1
    const issuedAt = new Date().toISOString()
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    return signPublication({ shell, remotes }, { version, issuedAt, expiresAt, ...stated }, signingKey)
  }
  return {
    keyFile,
    signingKey,
    sign,
    publish(folder, published, stated) {
      const signed = sign(published, stated)
      writeFileSync(join(folder, 'registry.json.new'), JSON.stringify(signed))
      renameSync(join(folder, 'registry.json.new'), join(folder, 'registry.json'))
      return signed
    },
  }
}
