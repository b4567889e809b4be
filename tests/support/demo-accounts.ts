import { join } from 'node:path'
import type { Platform } from './platform.ts'

/** Somebody whom a copy of the shop knows from the beginning. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** The demo account of an address; passwords are made for each copy of the shop. @throws when there is none. */
export async function demoAccount(shop: Platform, email: string): Promise<DemoAccount> {
  const { accounts } = (await Bun.file(join(shop.data, 'keys/demo-accounts.json')).json()) as {
    accounts: DemoAccount[]
  }
  const found = accounts.find((account) => account.email === email)
  if (!found) throw new Error(`there is no demo account for ${email}`)
  return found
}
