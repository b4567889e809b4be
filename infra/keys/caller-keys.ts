import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '@galleria/contracts/access'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { consoleUser } from '../nats/permissions.ts'
import type { Process } from '../process.ts'
import { allProcesses, converses } from '../topology.ts'

/** Who may sign asks, and what they may say in them: a row of the topology, or the person at the terminal. */
export interface CallerRow extends Pick<Process, 'speaksFor' | 'asserts'> {
  readonly name: string
}

/** The person at the terminal, who owns the data folder: an operator and an auditor by the file of the key alone. */
const consoleRow = { name: consoleUser, asserts: ['operator', 'auditor'] } as const satisfies CallerRow

/** What the console's key says of whoever holds it. */
export const consoleRoles: readonly Role[] = consoleRow.asserts

/** Everyone who has a caller key: the processes that converse, and the console. */
export const callerRows: readonly CallerRow[] = [...allProcesses.filter(converses), consoleRow]

/** The private keys by process, and the file with the public ones that everybody reads. */
export interface CallerKeys {
  readonly keyFiles: Readonly<Record<string, string>>
  readonly callersFile: string
}

/** Where the private key of a process is, in the folder of all keys. */
export function callerKeyFile(folder: string, process: string): string {
  return join(folder, 'callers', `${process}.jwk`)
}

/** Where the public keys of all are. */
export function callersFile(folder: string): string {
  return join(folder, 'callers.json')
}

/**
 * Makes the missing caller keys (Ed25519), each readable by its owner alone, and writes anew who may sign with which, and for
 * whom. A key that was taken away is made again, and its predecessor is good for nothing from then on.
 */
export async function ensureCallerKeys(folder: string, rows = callerRows): Promise<CallerKeys> {
  await mkdir(join(folder, 'callers'), { recursive: true, mode: 0o700 })
  const callers = await Promise.all(
    rows.map(async ({ name, speaksFor = [], asserts = [] }) => {
      const { d: _private, ...key } = await ensureKey(callerKeyFile(folder, name))
      return { process: name, speaksFor, asserts, keys: [key] }
    }),
  )
  const file = callersFile(folder)
  // Whoever is watching it sees the old one or the new one, and never half of it.
  await writeFile(`${file}.new`, `${JSON.stringify({ callers }, null, 2)}\n`)
  await rename(`${file}.new`, file)
  return {
    keyFiles: Object.fromEntries(rows.map(({ name }) => [name, callerKeyFile(folder, name)])),
    callersFile: file,
  }
}

async function ensureKey(file: string): Promise<JWK> {
  if (!existsSync(file)) await writeFile(file, JSON.stringify(await newKey()), { mode: 0o600 })
  await chmod(file, 0o600)
  return JSON.parse(await readFile(file, 'utf8'))
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { kty, crv, x, d } = await exportJWK(privateKey)
  const jwk = { kty, crv, x, d } as JWK
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' }
}
