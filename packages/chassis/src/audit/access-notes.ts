import type { AccessWitness } from '../authority/admission.ts'
import { nobody } from './deed.ts'
import { guestName } from './guest-name.ts'
import type { Notebook } from './notebook.ts'

/** How the audit calls a refusal; what stands here for none conceals that something is there (OWASP API1). */
const refusals: Readonly<Record<string, string>> = {
  'not-authenticated': 'security.refused-authentication',
  'not-permitted': 'security.refused-permission',
}
const concealed = 'security.refused-ownership'
const mostIds = 4
/** What may name a guest in a request. */
const shoppers: ReadonlySet<string> = new Set(['shopperId', 'guestId'])

/** Writes down who was turned away on the bus, and who looked at somebody else's data since they may. */
export function accessNotes(audit: Notebook): AccessWitness {
  return {
    refused({ method, verified, code }, { trace }) {
      const action = refusals[code] ?? concealed
      const deed = { action, outcome: 'refused', reason: code, object: endpoint(method) } as const
      audit.note(deed, { caller: verified?.caller ?? nobody, trace })
    },
    reached({ method, verified, request }, { trace }) {
      const deed = { action: 'data.read', object: endpoint(method), after: idsOf(request) }
      audit.note(deed, { caller: verified.caller, trace })
    },
  }
}

function endpoint(method: string) {
  return { kind: 'endpoint', id: method }
}

/** Which data: the ids of a request, and nothing else that somebody asked. */
function idsOf(request: unknown): Record<string, string | number> {
  const named = Object.entries(request ?? {}).filter(
    (entry): entry is [string, string | number] =>
      entry[0].endsWith('Id') && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
  )
  const told = named.map(([name, id]): [string, string | number] => [
    name,
    shoppers.has(name) ? guestName(String(id)) : id,
  ])
  return Object.fromEntries(told.slice(0, mostIds))
}
