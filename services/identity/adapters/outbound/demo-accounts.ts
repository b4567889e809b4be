import { readFileSync, statSync } from 'node:fs'
import { Role } from '@galleria/contracts/access'
import { z } from 'zod'
import { addressKey } from '../../domain/account.ts'
import type { Ports } from '../../ports.ts'

const DemoFile = z.object({
  accounts: z.array(
    z.object({ email: z.email(), name: z.string().min(1), password: z.string().min(12), roles: z.array(Role).min(1) }),
  ),
})

/**
 * Makes the people to sign in as, for trying things out; one whose password is another by now gets it.
 * @throws when the file can be read by others than its owner.
 */
export async function ensureDemoAccounts(
  file: string,
  {
    accounts,
    passwords,
    audit,
    atomically,
    newId,
    now,
  }: Pick<Ports, 'accounts' | 'passwords' | 'audit' | 'atomically' | 'newId' | 'now'>,
): Promise<void> {
  if ((statSync(file).mode & 0o077) !== 0) throw new Error(`${file} must be its owner's alone (mode 600)`)
  for (const { email, name, password, roles } of DemoFile.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts) {
    const existing = accounts.byAddress(addressKey(email))
    if (existing && (await passwords.verify(password, existing.passwordHash))) continue
    const passwordHash = await passwords.hash(password)
    const id = existing?.id ?? newId()
    atomically(() => {
      if (existing) accounts.changePassword(id, passwordHash)
      else accounts.add({ id, email, name, roles, passwordHash, createdAt: now() })
      const action = existing ? 'security.password-changed' : 'account.created'
      audit.note({ action, object: { kind: 'account', id }, reason: 'demo' })
    })
  }
}
