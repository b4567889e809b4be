import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import { PublicKey } from '@galleria/contracts/identity'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Audit } from '../../../ports.ts'
import type { Vault } from './vault.ts'

/** How long keys live. All in milliseconds. */
export interface KeyLife {
  /** A key signs for as long; then the next one does. */
  readonly signsForMs: number
  /** A key is shown for as long before it signs, so that everybody knows it by then. */
  readonly shownAheadMs: number
  /** A key is shown for as long after it has signed for the last time: until nothing that it signed is of use. */
  readonly shownAfterMs: number
}

/** The keys that tokens are signed with (ES256). Their private halves are sealed in the store, and leave it for the signer alone. */
export interface SigningKeys {
  /** Makes the first key, the next one when it is time, and removes the dead. Safe to call at any time, and twice at once. */
  rotate(): Promise<void>
  /** Private keys, the one that signs now first. */
  forSigner(): JWK[]
  /** What others may know of them. */
  published(): PublicKey[]
}

interface Row {
  kid: string
  sealed: Uint8Array
  signs_from: number
}

/** See {@link SigningKeys}. `now` is in epoch milliseconds. */
export function createSigningKeys(
  db: Database,
  { vault, life, now, audit }: { vault: Vault; life: KeyLife; now: () => number; audit: Audit },
): SigningKeys {
  const all = db.query<Row, []>('SELECT kid, sealed, signs_from FROM signing_keys ORDER BY signs_from DESC')
  const insert = db.query('INSERT INTO signing_keys (kid, sealed, signs_from) VALUES (?, ?, ?)')
  const remove = db.query('DELETE FROM signing_keys WHERE kid = ?')
  let rotating: Promise<void> | undefined

  const opened = ({ kid, sealed }: Row): JWK => JSON.parse(vault.open(placeOf(kid), sealed))

  /** The one that signs now, before those that have and those that will. */
  function inOrder(): Row[] {
    const rows = all.all()
    const signer = rows.find((row) => row.signs_from <= now())
    return signer ? [signer, ...rows.filter((row) => row !== signer)] : rows
  }

  async function rotateOnce(): Promise<void> {
    const newest = all.get()
    if (!newest) await addKey(now())
    else if (newest.signs_from + life.signsForMs - life.shownAheadMs <= now())
      await addKey(Math.max(newest.signs_from + life.signsForMs, now() + life.shownAheadMs))
    inTransaction(db, () => {
      for (const kid of dead(all.all())) {
        remove.run(kid)
        audit.note({ action: 'signing-key.retired', object: { kind: 'signing-key', id: kid } })
      }
    })
  }

  async function addKey(signsFrom: number): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const bare = await exportJWK(privateKey)
    const kid = await calculateJwkThumbprint(bare)
    const jwk = { ...bare, kid, alg: 'ES256', use: 'sig' }
    inTransaction(db, () => {
      insert.run(kid, vault.seal(placeOf(kid), JSON.stringify(jwk)), signsFrom)
      audit.note({ action: 'signing-key.made', object: { kind: 'signing-key', id: kid }, after: { signsFrom } })
    })
  }

  /** A key's last signature is made when the next one begins. */
  function dead(newestFirst: readonly Row[]): string[] {
    return newestFirst.flatMap(({ kid }, i) => {
      const successor = newestFirst[i - 1]
      return successor && successor.signs_from + life.shownAfterMs <= now() ? [kid] : []
    })
  }

  return {
    rotate() {
      rotating ??= rotateOnce().finally(() => {
        rotating = undefined
      })
      return rotating
    },
    forSigner: () => inOrder().map(opened),
    published: () => inOrder().map((row) => publicHalf(opened(row))),
  }
}

function placeOf(kid: string): string {
  return `signing key ${kid}`
}

/** Named one by one, so that nothing private can slip through. */
function publicHalf({ kty, crv, x, y, kid, alg, use }: JWK): PublicKey {
  return PublicKey.parse({ kty, crv, x, y, kid, alg, use })
}
