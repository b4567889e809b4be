import type { AuditEntry, SealedEntry } from '@galleria/contracts/audit'
import canonicalize from 'canonicalize'

/** What comes before the first entry of every chain. */
export const genesis = '0'.repeat(64)

/** An entry without its two hashes: what is sealed. */
export type EntryBody = Omit<AuditEntry, 'previous' | 'hash'>

/** Writes an entry down as RFC 8785 has it, so that it has one spelling only, and seals it to the one before. */
export function seal(body: EntryBody, previous: string): SealedEntry {
  const text = canonicalText(body)
  return { body: text, previous, hash: hashOf(previous, text) }
}

/** The hash of an entry: SHA-256 over the hash of the one before, as hexadecimal, and the entry's canonical JSON. */
export function hashOf(previous: string, body: string): string {
  return new Bun.CryptoHasher('sha256').update(previous).update(body).digest('hex')
}

/** How far a chain has come. */
export interface Head {
  readonly sequence: number
  readonly hash: string
}

/** The head of a chain that nothing was written into. */
export const noHead: Head = { sequence: 0, hash: genesis }

/** What can be wrong with an entry, whatever came before it. */
export type Fault = 'not-its-hash' | 'not-canonical' | 'other-writer' | 'other-number'

/** What is wrong with an entry by itself, as entry `sequence` of `writer`; undefined when nothing is. */
export function faultOf({ body, previous, hash }: SealedEntry, writer: string, sequence: number): Fault | undefined {
  if (hashOf(previous, body) !== hash) return 'not-its-hash'
  const said = readBody(body)
  if (!said) return 'not-canonical'
  if (said.writer !== writer) return 'other-writer'
  return said.sequence === sequence ? undefined : 'other-number'
}

/** What a body says, if it is JSON in its one canonical spelling and names its place. */
export function readBody(body: string): EntryBody | undefined {
  try {
    const said = JSON.parse(body) as Partial<EntryBody> | null
    const names = typeof said?.writer === 'string' && Number.isSafeInteger(said.sequence)
    return names && canonicalText(said) === body ? (said as EntryBody) : undefined
  } catch {
    return undefined
  }
}

function canonicalText(value: object): string {
  return canonicalize(value) ?? ''
}
