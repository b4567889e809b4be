import type { AuditEntry, AuditPrincipal } from '@galleria/contracts/audit'
import type { Caller } from '../authority/caller.ts'
import type { EntryBody } from './chain.ts'
import { guestName } from './guest-name.ts'

/** What can be said of a thing before or after: ids, numbers and words of the program's own. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Something that was done, or that somebody was kept from doing. */
export interface Deed {
  /** `<aggregate>.<past>`, `security.<past>` or `data.read`. */
  readonly action: string
  readonly object?: { readonly kind: string; readonly id: string } | undefined
  /** The id of the event that tells others. */
  readonly event?: string | undefined
  readonly outcome?: AuditEntry['outcome'] | undefined
  readonly reason?: string | undefined
  /** What a member of staff has written for the audit to keep, of what they do to somebody else. At most 200 characters. */
  readonly statement?: string | undefined
  readonly before?: Facts | undefined
  readonly after?: Facts | undefined
}

/** Behind whom a deed stands: a call, or the memory of one. Without a caller the writer did it by itself. */
export interface Told {
  readonly caller?: Caller | typeof nobody | undefined
  readonly trace?: { readonly traceparent: string } | undefined
}

/** Whoever did not say who they are, or said it in vain. */
export const nobody = 'nobody'

const mostActors = 8
const longestId = 120
/** What stands for a text that is none of the program's own words. */
const withheld = 'withheld'
/** Ids, codes, instants, digests, lists of them. A space or an at sign makes it a text that somebody typed. */
const word = /^[\w.:+/=,*{}|-]{0,200}$/
/** A run of digits as long as a card's number, and not a part of an id. */
const cardLike = /(?<![\w-])\d(?:-?\d){12,18}(?![\w-])/
/** What not even a text for the audit may hold: an address, a card's number however it is spaced, what a terminal would obey. */
const unspeakable = /@|\d(?:[ -]?\d){12}|[\p{Cc}\p{Cf}]/u
const longestStatement = 200

/** Puts an entry together. Whatever looks like a text or a card's number is left out: the audit has no use for either. */
export function entryBody(
  deed: Deed,
  about: { readonly writer: string; readonly sequence: number; readonly at: string },
  told: Told | undefined,
): EntryBody {
  const { action, object, event, outcome = 'done', reason, statement, before, after } = deed
  const traceId = told?.trace?.traceparent.slice(3, 35)
  const caller = told?.caller
  return {
    ...about,
    action,
    ...(object ? { object: { kind: object.kind, id: tidy(object.id).slice(0, longestId) } } : {}),
    ...(event === undefined ? {} : { event }),
    principal: principalOf(caller, about.writer),
    actors: caller === undefined || caller === nobody ? [] : caller.actors.slice(0, mostActors),
    outcome,
    ...(reason === undefined ? {} : { reason: tidy(reason).slice(0, longestId) }),
    ...(statement === undefined ? {} : { statement: readable(statement) }),
    ...(before ? { before: tidied(before) } : {}),
    ...(after ? { after: tidied(after) } : {}),
    ...(traceId ? { traceId } : {}),
  }
}

function principalOf(caller: Told['caller'], writer: string): AuditPrincipal {
  if (caller === nobody) return { kind: 'nobody', id: '-', roles: [] }
  if (caller === undefined) return { kind: 'service', id: writer.split('/')[0] ?? writer, roles: [] }
  const { kind, id, roles } = caller.principal
  return { kind, id: kind === 'guest' ? guestName(id) : id, roles }
}

function tidied(facts: Facts): NonNullable<EntryBody['after']> {
  const told: NonNullable<EntryBody['after']> = {}
  for (const name in facts) {
    const value = facts[name]
    if (value !== undefined) told[name] = typeof value === 'string' ? tidy(value) : value
  }
  return told
}

function tidy(text: string): string {
  return word.test(text) && !cardLike.test(text) ? text : withheld
}

function readable(text: string): string {
  return text.length <= longestStatement && !unspeakable.test(text) ? text : withheld
}
