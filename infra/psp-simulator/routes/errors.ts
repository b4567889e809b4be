import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../charging/till.ts'

/** Every way in which the provider refuses a request, with its HTTP status. */
const statuses = {
  invalid_request: 400,
  key_missing: 400,
  unauthorized: 401,
  foreign_page: 403,
  not_found: 404,
  session_expired: 410,
  key_reused: 409,
  key_in_progress: 409,
  reference_taken: 409,
  reference_canceled: 409,
  charge_canceled: 409,
  charge_refused: 409,
  charge_processing: 409,
  charge_settled: 409,
  charge_not_settled: 409,
  capture_exceeds_charge: 409,
  refund_exceeds_charge: 409,
  body_too_large: 413,
  card_invalid: 422,
  code_wrong: 422,
  token_unknown: 422,
  token_spent: 422,
  token_stale: 422,
  internal_error: 500,
  gateway_timeout: 504,
} as const satisfies Record<Refusal, ContentfulStatusCode> & Record<string, ContentfulStatusCode>

/** See {@link statuses}. */
export type ErrorCode = keyof typeof statuses

/** Answers with an error in the provider's shape. */
export function fail(c: Context, code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): Response {
  return c.json({ error: { code, ...details } }, statuses[code])
}
