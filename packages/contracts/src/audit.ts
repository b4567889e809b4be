import { z } from 'zod'
import { only, Role } from './access.ts'
import { ask, defineContract } from './contract.ts'
import { Cursor, Instant } from './values.ts'

/** A SHA-256, in lower-case hexadecimal. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Who writes: the process for one with a store; with `/` and the id of its run for one without, which begins anew each time. */
export const WriterId = z.string().regex(/^[a-z][a-z0-9-]{0,39}(\/[0-9a-f-]{36})?$/)

/** What an entry is about. Numbers and words only: no card, no password, no token, no text that a person typed. */
const Facts = z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))

/**
 * Who did something: an id and nothing more, since names and addresses are not the audit's business; a guest's is a digest, since their
 * id is their cookie. `nobody` is whoever has not said who they are, or has said it in vain.
 */
export const AuditPrincipal = z.object({
  kind: z.enum(['guest', 'user', 'service', 'nobody']),
  id: z.string().min(1).max(80),
  roles: z.array(Role),
})
/** See {@link AuditPrincipal}. */
export type AuditPrincipal = z.infer<typeof AuditPrincipal>

/** One thing that happened, as its writer wrote it down in the transaction in which it happened. */
export const AuditEntry = z.object({
  writer: WriterId,
  /** Counts from 1 for each writer, without gaps. */
  sequence: z.int().min(1),
  at: Instant,
  /** `<aggregate>.<past>` for a change of state, `security.<past>` for a security event, `data.read` for a look at a person's data. */
  action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  /** What it was done to: a kind and its id. */
  object: z.object({ kind: z.string().max(40), id: z.string().max(120) }).optional(),
  /** The id of the event by which others were told, if they were. */
  event: z.string().max(80).optional(),
  /** Who did it, and the processes that acted for them, the nearest first (RFC 8693, 4.1). */
  principal: AuditPrincipal,
  actors: z.array(z.string().max(80)).max(8),
  outcome: z.enum(['done', 'refused']),
  /** Why: a problem code, a decline's reason. */
  reason: z.string().max(120).optional(),
  /**
   * Why, as the member of staff put it who did it to somebody else: the one text here that a person types, and types for the audit.
   * No e-mail address and no card's number gets into it.
   */
  statement: z.string().max(200).optional(),
  before: Facts.optional(),
  after: Facts.optional(),
  traceId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  /** The hash of the writer's entry before; of nothing, 64 zeroes. */
  previous: Digest,
  /** SHA-256 over `previous` and the canonical JSON (RFC 8785) of all else. */
  hash: Digest,
})
/** See {@link AuditEntry}. */
export type AuditEntry = z.infer<typeof AuditEntry>

/** An entry as it is sealed: `body` is the canonical JSON of all of it but the two hashes, kept byte for byte. */
export const SealedEntry = z.object({ body: z.string().max(16_384), previous: Digest, hash: Digest })
/** See {@link SealedEntry}. */
export type SealedEntry = z.infer<typeof SealedEntry>

/** What a writer sends at once: entries of one chain that follow upon each other, oldest first. */
export const AuditBatch = z.object({ writer: WriterId, entries: z.array(SealedEntry).min(1).max(500) })
/** See {@link AuditBatch}. */
export type AuditBatch = z.infer<typeof AuditBatch>

/**
 * What the keeper of the audit tells all writers each time it has anchored their heads: how far its own chain has come, for them to
 * write down in theirs, and whose entries it lacks, after which of them.
 */
export const AuditNotice = z.object({
  sequence: z.int().min(1),
  hash: Digest,
  missing: z.array(z.object({ writer: WriterId, after: z.int().min(0) })).max(100),
})
/** See {@link AuditNotice}. */
export type AuditNotice = z.infer<typeof AuditNotice>

/** How far a writer's chain has come. */
export const ChainHead = z.object({ writer: WriterId, sequence: z.int().min(0), hash: Digest, at: Instant })
/** See {@link ChainHead}. */
export type ChainHead = z.infer<typeof ChainHead>

const exampleHead = {
  writer: 'orders',
  sequence: 2,
  hash: 'a3f1'.repeat(16),
  at: '2026-01-15T10:00:01.000Z',
}

/** The audit's published language: what was done, by whom, and that nobody has changed it since. */
export const audit = defineContract({
  context: 'audit',
  rank: 'general',
  endpoints: {
    /** Entries, newest first. */
    'entry.list': ask({
      access: only({ auditor: 'any' }),
      request: z.strictObject({
        writer: WriterId.optional(),
        principalId: z.string().max(80).optional(),
        objectId: z.string().max(120).optional(),
        action: z.string().max(80).optional(),
        cursor: Cursor.optional(),
        limit: z.int().min(1).max(100),
      }),
      reply: z.object({ entries: z.array(AuditEntry), nextCursor: Cursor.optional() }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: ['invalid-request'],
      example: {
        request: { objectId: '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', limit: 20 },
        reply: {
          entries: [
            {
              writer: 'orders',
              sequence: 2,
              at: '2026-01-15T10:00:01.000Z',
              action: 'order.confirmed',
              object: { kind: 'order', id: '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d' },
              principal: { kind: 'service', id: 'orders', roles: [] },
              actors: [],
              outcome: 'done',
              previous: '0b9c'.repeat(16),
              hash: exampleHead.hash,
            },
          ],
        },
      },
    }),
    /** The head of every chain, as kept here, and the last one found broken, if one was. */
    'head.list': ask({
      access: only({ auditor: 'any', operator: 'any' }),
      request: z.strictObject({}),
      reply: z.object({
        heads: z.array(ChainHead),
        broken: z.array(z.object({ writer: WriterId, sequence: z.int().min(1), reason: z.string() })),
      }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: [],
      example: { request: {}, reply: { heads: [exampleHead], broken: [] } },
    }),
  },
  events: {},
})

/** The stream that audit entries travel in, and the subject of a process's own: `audit.<process>`. */
export const auditStream = 'AUDIT'
/** The durable consumer by which the keeper of the audit takes them in. */
export const auditDurable = 'audit-keep'
/** The process that keeps the audit, and the name of its own chain. */
export const auditKeeper = 'audit'
/** Where the keeper publishes each {@link AuditNotice}. No process is called so. */
export const auditNoticeSubject = 'audit.anchors'
/** See {@link auditStream}. */
export function auditSubject(process: string): string {
  return `audit.${process}`
}
