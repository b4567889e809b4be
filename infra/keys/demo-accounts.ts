import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '@galleria/contracts/access'

/** Somebody to sign in as. */
export interface DemoAccount {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly roles: readonly Role[]
}

// Whoever works here may shop here as well.
const people = [
  { email: 'mina@example.com', name: 'Mina Kang', roles: ['shopper'] },
  { email: 'joon@example.com', name: 'Joon Park', roles: ['shopper'] },
  { email: 'support@example.com', name: 'Sora Support', roles: ['shopper', 'support'] },
  { email: 'catalogue@example.com', name: 'Cato Catalogue', roles: ['shopper', 'catalogue-manager'] },
  { email: 'operator@example.com', name: 'Orla Operator', roles: ['shopper', 'operator'] },
  { email: 'auditor@example.com', name: 'Audrey Auditor', roles: ['shopper', 'auditor'] },
] as const satisfies readonly Omit<DemoAccount, 'password'>[]

/** Where the accounts of a copy are. */
export function demoAccountsFile(keysFolder: string): string {
  return join(keysFolder, 'demo-accounts.json')
}

/** Reads the people to sign in as, their passwords made at random once for each data folder. The file is its owner's alone. */
export async function ensureDemoAccounts(keysFolder: string): Promise<readonly DemoAccount[]> {
  const file = demoAccountsFile(keysFolder)
  if (!existsSync(file)) {
    const accounts: DemoAccount[] = people.map((person) => ({ ...person, password: newPassword() }))
    await writeFile(file, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 })
  }
  await chmod(file, 0o600)
  return (JSON.parse(await readFile(file, 'utf8')) as { accounts: DemoAccount[] }).accounts
}

// Without what is easily mistaken for another when it is typed from a screen. Sixteen of them are 78 bits.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of four, since a person is to type it. */
function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
