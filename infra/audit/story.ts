import { readBody } from '@galleria/chassis/audit/chain'
import { guestName } from '@galleria/chassis/audit/guest-name'
import { type AuditEntry, auditKeeper } from '@galleria/contracts/audit'
import { keptTable, openStore, ownTable, storesIn } from './stores.ts'

/** An entry as a story has it. */
type Told = Omit<AuditEntry, 'previous' | 'hash'>

/** Everything that is known of an object, or a shopper: what was done to it, and what names it. Oldest first; what comes from no store is from the keeper's. */
export function storyOf(data: string, id: string): Told[] {
  const found = new Map<string, Told>()
  for (const [process, path] of storesIn(data)) {
    const { db } = openStore(process, path)
    for (const table of process === auditKeeper ? [ownTable, keptTable] : [ownTable]) {
      // Whatever names it anywhere: a refund names its order, a look at an order names the order too.
      const rows = db
        .query<{ body: string }, [string, string]>(
          `SELECT body FROM ${table} WHERE instr(body, ?) > 0 OR instr(body, ?) > 0`,
        )
        .all(id, guestName(id))
      for (const { body } of rows) {
        const told = readBody(body)
        if (told) found.set(`${told.writer} ${told.sequence}`, told)
      }
    }
    db.close()
  }
  return [...found.values()].toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.writer.localeCompare(b.writer) || a.sequence - b.sequence,
  )
}

/** One line for each entry: when, who, through whom, what, of what, and what changed. */
export function storyRows(story: readonly Told[]): string[][] {
  return story.map((told) => [
    told.at.replace('T', ' ').replace('Z', ''),
    whoOf(told),
    `${told.writer.split('/')[0]} ${told.action}`,
    told.object ? `${told.object.kind} ${told.object.id}` : '',
    told.outcome === 'refused' ? `refused: ${told.reason ?? ''}` : changesOf(told),
    told.traceId ?? '',
  ])
}

function whoOf({ principal, actors, writer }: Told): string {
  const { kind, id, roles } = principal
  if (kind === 'nobody') return 'nobody known'
  const name = kind !== 'user' ? id : `user ${id}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`
  const via = actors.filter((actor) => actor !== id)
  return via.length > 0 && name !== writer ? `${name} through ${via.toReversed().join(', ')}` : name
}

function changesOf({ before = {}, after = {}, reason, statement }: Told): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = names.flatMap((name) => {
    const [was, is] = [before[name], after[name]]
    if (was === is) return []
    return was === undefined ? [`${name} ${is}`] : [`${name} ${was} → ${is ?? 'none'}`]
  })
  const why = [
    ...(reason === undefined ? [] : [`because ${reason}`]),
    ...(statement === undefined ? [] : [`because “${statement}”`]),
  ]
  return [...changes, ...why].join(', ')
}
