import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrokerTls } from '@galleria/chassis/bus/broker-options'
import { brokerUserNames } from '../nats/keys.ts'
import { type Part, processPlaying } from '../topology.ts'
import type { Credential, Purpose } from './authority.ts'

/** A certificate and its private key, PEM, in files. */
export interface CertificateFiles {
  readonly certFile: string
  readonly keyFile: string
}

/** The parts that people and processes reach over TLS: the broker by its own protocol, the other two by HTTPS. */
export const tlsParts = ['bus', 'front-door', 'identity-provider'] as const satisfies readonly Part[]

/** How the names of development authorities begin, by which production knows them. */
export const developmentAuthority = 'Galleria development authority'

/** The names under which everything here is reached. */
const ownNames = ['localhost', '127.0.0.1'] as const

/** Where the authority's certificate is: what a browser, or a program from outside, is to believe. */
export function authorityFile(keysFolder: string): string {
  return join(keysFolder, 'tls/ca.pem')
}

/** Where a process's certificate for its own port is. */
export function serverCertificate(keysFolder: string, process: string): CertificateFiles {
  return filesOf(keysFolder, `${process}.server`)
}

/** What a user of the broker shows it, and by what it knows the broker. */
export function brokerTlsOf(keysFolder: string, user: string): BrokerTls {
  return { caFile: authorityFile(keysFolder), ...filesOf(keysFolder, user) }
}

/**
 * Makes the missing certificates of a copy: the authority, one for each port with TLS, one for each user of the broker. What has
 * the better part of its life behind it is made anew, and with an authority all that it had signed. Keys are their owner's alone.
 */
export async function ensureCertificates(keysFolder: string, nowMs = Date.now()): Promise<void> {
  // Only a copy with TLS pays for loading the library.
  const { isSpent, issue, newAuthority } = await import('./authority.ts')
  await mkdir(join(keysFolder, 'tls'), { recursive: true, mode: 0o700 })
  const ensure = async (
    files: CertificateFiles,
    isOver: (have: Credential) => Promise<boolean>,
    make: () => Promise<Credential>,
  ) => {
    const have = await read(files)
    if (have && !(await isOver(have))) return have
    const made = await make()
    await write(files, made)
    return made
  }
  const authority = await ensure(
    filesOf(keysFolder, 'ca'),
    (have) => isSpent(have.certificate, have, nowMs),
    // No two have one name, so that a browser that trusts several copies tells them apart.
    () => newAuthority(nowMs, `${developmentAuthority} ${crypto.randomUUID().slice(0, 8)}`),
  )
  const wanted: (readonly [name: string, files: CertificateFiles, purpose: Purpose])[] = [
    ...tlsParts
      .map((part) => processPlaying(part).name)
      .map((name) => [name, serverCertificate(keysFolder, name), { server: ownNames }] as const),
    ...brokerUserNames.map((name) => [name, filesOf(keysFolder, name), 'client'] as const),
  ]
  await Promise.all(
    wanted.map(([name, files, purpose]) =>
      ensure(
        files,
        ({ certificate }) => isSpent(certificate, authority, nowMs),
        () => issue(authority, name, purpose, nowMs),
      ),
    ),
  )
}

function filesOf(keysFolder: string, name: string): CertificateFiles {
  return { certFile: join(keysFolder, 'tls', `${name}.pem`), keyFile: join(keysFolder, 'tls', `${name}.key`) }
}

async function read({ certFile, keyFile }: CertificateFiles): Promise<Credential | undefined> {
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined
  await chmod(keyFile, 0o600)
  return { certificate: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') }
}

async function write({ certFile, keyFile }: CertificateFiles, { certificate, key }: Credential): Promise<void> {
  await writeFile(keyFile, key, { mode: 0o600 })
  await writeFile(certFile, certificate)
}
