import type { Database } from 'bun:sqlite'
import { genesis } from '@galleria/chassis/audit/chain'
import { guestName } from '@galleria/chassis/audit/guest-name'
import type { AuditEntry } from '@galleria/contracts/audit'
import type { Archive, Wanted } from '../../ports.ts'

interface Row {
  readonly place: number
  readonly body: string
  readonly hash: string
  readonly previous: string | null
}

const columns = {
  writer: 'writer',
  principalId: 'principal_id',
  objectId: 'object_id',
  action: 'action',
} as const satisfies Partial<Record<keyof Wanted, string>>
const names = Object.keys(columns) as (keyof typeof columns)[]

/**
 * Finds entries by what was asked for; a statement for each combination, made when it is first needed. Whoever knows a guest's id finds
 * them under it, though it stands nowhere.
 */
export function entryQuery(db: Database): Archive['list'] {
  return ({ before = Number.MAX_SAFE_INTEGER, limit, ...wanted }) => {
    const given = names.filter((name) => wanted[name] !== undefined)
    const where = given.map((name) => `${columns[name]} IN (SELECT ? UNION SELECT ?) AND `).join('')
    const select = db.query<Row, (string | number)[]>(
      `SELECT place, body, hash, (
         SELECT hash FROM kept_entries AS other WHERE other.writer = own.writer AND other.sequence = own.sequence - 1
       ) AS previous
       FROM kept_entries AS own WHERE ${where} place < (SELECT ?) ORDER BY place DESC LIMIT (SELECT ?)`,
    )
    const either = given.flatMap((name) => [wanted[name] ?? '', guestName(wanted[name] ?? '')])
    return select.all(...either, before, limit).map(read)
  }
}

function read({ place, body, hash, previous }: Row) {
  const said = JSON.parse(body) as Omit<AuditEntry, 'previous' | 'hash'>
  return { place, entry: { ...said, previous: previous ?? genesis, hash } }
}
