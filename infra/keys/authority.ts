import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  Extension as RawExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate and the private key that goes with it, both as PEM. */
export interface Credential {
  readonly certificate: string
  readonly key: string
}

/** What a certificate is for: to be believed by clients under these names, or to be shown to a server. */
export type Purpose = { readonly server: readonly string[] } | 'client'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 86_400_000
/** How long things are good for, in days. A browser takes nothing from a server for longer than 398. */
const goodFor = { authority: 365, certificate: 90 } as const

/** Makes an authority: of all the names in the world it is good for `localhost` alone. */
export async function newAuthority(nowMs: number, name: string): Promise<Credential> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: `CN=${name}`,
    ...validity(nowMs, goodFor.authority),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      loopbackOnly(),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await privatePem(keys.privateKey) }
}

/** Issues a certificate in the name of a process. */
export async function issue(authority: Credential, name: string, purpose: Purpose, nowMs: number): Promise<Credential> {
  const issuer = new X509Certificate(authority.certificate)
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    issuer: issuer.subject,
    subject: `CN=${name}`,
    ...validity(nowMs, goodFor.certificate),
    publicKey: keys.publicKey,
    signingKey: await importPrivate(authority.key),
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await AuthorityKeyIdentifierExtension.create(issuer),
      ...usable(purpose),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await privatePem(keys.privateKey) }
}

/** Whether a certificate has the better part of its life behind it, or was signed by another authority. */
export async function isSpent(certificate: string, authority: Credential, nowMs: number): Promise<boolean> {
  const read = new X509Certificate(certificate)
  const lastThird = (read.notAfter.getTime() - read.notBefore.getTime()) / 3
  if (nowMs > read.notAfter.getTime() - lastThird) return true
  const publicKey = await new X509Certificate(authority.certificate).publicKey.export()
  return !(await read.verify({ publicKey, signatureOnly: true }))
}

function usable(purpose: Purpose): Extension[] {
  if (purpose === 'client') return [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])]
  const names = purpose.server.map(
    (value) => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value }) as { type: 'ip' | 'dns'; value: string },
  )
  return [new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]), new SubjectAlternativeNameExtension(names)]
}

/**
 * Name constraints (RFC 5280, 4.2.1.10), critical: whoever takes a development authority into a browser must not be exposed by it
 * on any site that has a name, whatever becomes of the key. Addresses are left unconstrained, because the TLS library of the
 * runtime refuses every chain with constraints on them. The certificate library has no class for any, so here is the DER: a
 * sequence with one permitted subtree, the DNS name `localhost`.
 */
function loopbackOnly(): Extension {
  const localhost = [0x30, 11, 0x82, 9, ...new TextEncoder().encode('localhost')]
  const permitted = [0xa0, localhost.length, ...localhost]
  return new RawExtension('2.5.29.30', true, new Uint8Array([0x30, permitted.length, ...permitted]))
}

function validity(nowMs: number, days: number) {
  // From an hour ago: clocks of two machines are never quite the same.
  return { notBefore: new Date(nowMs - 3_600_000), notAfter: new Date(nowMs + days * day) }
}

/** 127 random bits; the first is clear because a serial number is positive, the second set because it may not begin with zeroes. */
function newSerial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toHex()
}

function newKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

function importPrivate(pem: string) {
  const [der] = PemConverter.decode(pem)
  if (!der) throw new Error('the authority’s key is no PEM')
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
}
