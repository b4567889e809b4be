import { createHash } from 'node:crypto'
import type { Fingerprint } from '../../ports.ts'

/** SHA-256 of the request's JSON with its fields in the order of the alphabet (after RFC 8785). */
export const sha256Fingerprint: Fingerprint = (request) =>
  createHash('sha256').update(canonicalJson(request)).digest('base64url')

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
