import { createHmac, randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const secretFile = 'guests.key'

/**
 * Says which guest of the shop a customer of the data set is. Always the same one, so that a replay that was broken off finds its orders
 * again, and one that nobody can guess who has not the import's own secret.
 */
export type GuestOf = (customer: string) => string

/** Reads the secret of an import, or makes one, readable by its owner alone. */
export async function openGuests(folder: string): Promise<GuestOf> {
  const file = join(folder, secretFile)
  await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch(
    (error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  await chmod(file, 0o600)
  const secret = await readFile(file, 'utf8')
  return (customer) => uuidOf(createHmac('sha256', secret).update(customer).digest())
}

/** The first 122 bits as a version 4 UUID, which is what the shop hands out to guests. */
function uuidOf(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
