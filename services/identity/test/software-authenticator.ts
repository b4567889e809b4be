import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

type Bytes = Uint8Array<ArrayBufferLike>

/** What a software authenticator may be told to do wrongly. */
export interface Flaws {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** The owner did not unlock it. */
  readonly isUnverified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly hasBadSignature?: boolean
}

/** A passkey kept by a program, which makes and answers what a browser with a real one would (W3C WebAuthn, 6 and 7). */
export function softwareAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = crypto.getRandomValues(new Uint8Array(32))
  let counter = 0
  let owner = ''

  function common({ challenge, flaws, type }: { challenge: string; flaws: Flaws; type: string }) {
    counter += 1
    const clientData = Buffer.from(
      JSON.stringify({
        type,
        challenge: flaws.challenge ?? challenge,
        origin: flaws.origin ?? origin,
        crossOrigin: false,
      }),
    )
    const rpIdHash = createHash('sha256')
      .update(flaws.rpId ?? new URL(origin).hostname)
      .digest()
    const flags = 0x01 | (flaws.isUnverified ? 0 : 0x04)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(flaws.counter ?? counter)
    return { clientData, rpIdHash, flags, count }
  }
  const named = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {} }

  return {
    id: b64(id),
    /** Makes a passkey, as `navigator.credentials.create` does. */
    create(options: { challenge: string; user: { id: string } }, flaws: Flaws = {}): string {
      owner = options.user.id
      const { clientData, rpIdHash, flags, count } = common({
        challenge: options.challenge,
        flaws,
        type: 'webauthn.create',
      })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const authData = Buffer.concat([rpIdHash, Buffer.from([flags | 0x40]), count, attested])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ])
      const response = {
        clientDataJSON: b64(clientData),
        attestationObject: b64(attestation),
        transports: ['internal'],
      }
      return JSON.stringify({ ...named, response })
    },
    /** Answers a challenge, as `navigator.credentials.get` does. */
    get({ challenge }: { challenge: string }, flaws: Flaws = {}): string {
      const { clientData, rpIdHash, flags, count } = common({ challenge, flaws, type: 'webauthn.get' })
      const authData = Buffer.concat([rpIdHash, Buffer.from([flags]), count])
      const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
      const signature = sign('sha256', signed, privateKey)
      if (flaws.hasBadSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
      const response = {
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authData),
        signature: b64(signature),
        userHandle: flaws.userHandle ?? owner,
      }
      return JSON.stringify({ ...named, response })
    },
  }
}

function b64(bytes: Bytes): string {
  return Buffer.from(bytes).toString('base64url')
}

/** RFC 9052: key type EC2, algorithm ES256, curve P-256. */
function coseKey(key: KeyObject): Bytes {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

/** RFC 8949, as much of it as a passkey needs. */
function cborMap(entries: readonly (readonly [Bytes, Bytes])[]): Bytes {
  return Buffer.concat([Buffer.from([0xa0 | entries.length]), ...entries.flat()])
}

function cborText(text: string): Bytes {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)])
}

/** In the shortest form, which is the only one that CTAP2 has. */
function cborBytes(bytes: Bytes): Bytes {
  const length = bytes.length < 256 ? [0x58, bytes.length] : [0x59, bytes.length >> 8, bytes.length & 0xff]
  return Buffer.concat([Buffer.from(length), bytes])
}
