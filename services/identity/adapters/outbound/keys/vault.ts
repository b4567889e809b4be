import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '@galleria/chassis/ports/index'

/** Keeps what the store must not show to somebody who has only the store. */
export interface Vault {
  /** Encrypts (AES-256-GCM, NIST SP 800-38D), for one place: sealed for another it does not open. */
  seal(place: string, plain: string): Uint8Array<ArrayBuffer>
  /** @throws when it was changed, was sealed for another place, or by another key. */
  open(place: string, sealed: Uint8Array): string
  /** What a secret is found again by: a keyed digest, so that even a short one cannot be guessed from the store. */
  digest(purpose: string, value: string): Uint8Array<ArrayBuffer>
}

const keyLength = 32
const nonceLength = 12
const tagLength = 16

/** A vault under the key given, of which one half encrypts and another makes digests. */
export function createVault(key: Uint8Array, random: Random): Vault {
  if (key.length !== keyLength) throw new TypeError(`a vault's key has ${keyLength} bytes`)
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `galleria identity ${use}`, keyLength))
  const sealing = derived('seal')
  const digesting = derived('digest')
  return {
    seal(place, plain) {
      const nonce = random.bytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(place))
      const body = [cipher.update(plain, 'utf8'), cipher.final()]
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ...body]))
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString(
        'utf8',
      )
    },
    digest: (purpose, value) =>
      new Uint8Array(createHmac('sha256', digesting).update(purpose).update('\0').update(value).digest()),
  }
}

/**
 * Reads the vault's key, 32 bytes as base64url, and makes it where that is allowed.
 * @throws when the file is missing and must not be made, is not a key, or can be read by others than its owner.
 */
export function vaultKey(file: string, { mayMake, random }: { mayMake: boolean; random: Random }): Uint8Array {
  if (!existsSync(file)) {
    if (!mayMake) throw new Error(`${file} is missing, and a production store is not given a new key by itself`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, Buffer.from(random.bytes(keyLength)).toString('base64url'), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} must be its owner's alone (mode 600): whoever reads it reads the store`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (key.length !== keyLength) throw new Error(`${file} holds no key of ${keyLength} bytes`)
  return key
}
