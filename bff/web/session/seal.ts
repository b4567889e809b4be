import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Random } from '@galleria/chassis/ports/index'

/** Closes text so that nobody else can read it, and nobody can change it or put it in another's place unnoticed. */
export interface Seal {
  /** `place` says what the text is and where it belongs; it opens under the same place only. */
  close(text: string, place: string): string
  /** Undefined for whatever was not closed with this key for this place. */
  open(sealed: string, place: string): string | undefined
}

/** Bytes of an AES-256 key, of a nonce of GCM (NIST SP 800-38D, 5.2.1.1) and of its tag. */
const lengths = { key: 32, nonce: 12, tag: 16 } as const

/**
 * AES-256-GCM under a key derived for one use (HKDF, RFC 5869), so that what is sealed for one can never be opened as the other. The
 * nonces are random: one key is good for four thousand million seals.
 */
export function createSeal(master: Uint8Array, use: string, random: Random): Seal {
  const key = new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), `galleria ${use}`, lengths.key))
  return {
    close(text, place) {
      const nonce = random.bytes(lengths.nonce)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const closed = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([nonce, ...closed, cipher.getAuthTag()]).toString('base64url')
    },

    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < lengths.nonce + lengths.tag) return undefined
      const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, lengths.nonce))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-lengths.tag))
      try {
        const text = opening.update(bytes.subarray(lengths.nonce, -lengths.tag))
        return Buffer.concat([text, opening.final()]).toString('utf8')
      } catch {
        // The tag does not fit: it is somebody else's, of another place, or was changed on its way. The library says no more than that.
        return undefined
      }
    },
  }
}

/**
 * Reads the key that sessions are encrypted under: 32 bytes, base64url.
 * @throws when the file holds anything else.
 */
export async function readSessionKey(file: string): Promise<Uint8Array> {
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  if (key.length !== lengths.key) throw new Error('SESSION_KEY_FILE has to hold 32 bytes, written as base64url')
  return key
}
