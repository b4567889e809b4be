import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createUser, fromSeed } from 'nkeys.js'
import { allProcesses } from '../topology.ts'
import { consoleUser, testerUser } from './permissions.ts'

/** Who a user of the broker is: the broker knows the public half, the process reads the seed. */
export interface BrokerKey {
  readonly seedFile: string
  readonly publicKey: string
}

/** Keys by the name of their user. */
export type BrokerKeys = Readonly<Record<string, BrokerKey>>

/** Makes and repairs streams and consumers. The cluster has its key, no process does. */
export const adminUser = 'admin'

/** Everyone who has a key to the broker in production: each process of ours, the administrator, the person at the terminal. */
export const productionUserNames: readonly string[] = [
  ...allProcesses.filter(({ name, outside }) => name !== 'nats' && !outside).map(({ name }) => name),
  adminUser,
  consoleUser,
]

/** Everyone who has one otherwise: the tester, too. */
export const brokerUserNames: readonly string[] = [...productionUserNames, testerUser]

/** Reads the NKey pairs in a folder and makes the missing ones, readable by their owner alone. */
export async function ensureKeys(folder: string, names: readonly string[] = brokerUserNames): Promise<BrokerKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keys = await Promise.all(
    names.map(async (name) => [name, await ensureKey(join(folder, `${name}.nk`))] as const),
  )
  return Object.fromEntries(keys)
}

async function ensureKey(seedFile: string): Promise<BrokerKey> {
  if (!existsSync(seedFile)) await writeFile(seedFile, createUser().getSeed(), { mode: 0o600 })
  await chmod(seedFile, 0o600)
  const seed = (await readFile(seedFile, 'utf8')).trim()
  return { seedFile, publicKey: fromSeed(new TextEncoder().encode(seed)).getPublicKey() }
}
