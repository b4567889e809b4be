import { z } from 'zod'

/**
 * Every way in which Galleria says no, with the HTTP status and the title that go with it (RFC 9457).
 * Services and BFFs name a code and never a status, so the same refusal looks the same at every door.
 */
export const problems = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'malformed-body': { status: 400, title: 'The body is not valid JSON' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key header is needed' },
  'not-authenticated': { status: 401, title: 'Who asks is not known' },
  'signature-invalid': { status: 401, title: 'The signature is not valid' },
  'not-permitted': { status: 403, title: 'That is not permitted' },
  'proof-too-old': { status: 403, title: 'It has to be proved anew who asks' },
  'cross-site-request': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'product-unknown': { status: 404, title: 'There is no such product' },
  'category-unknown': { status: 404, title: 'There is no such category' },
  'order-unknown': { status: 404, title: 'There is no such order' },
  'store-unknown': { status: 404, title: 'There is no such store' },
  'parcel-unknown': { status: 404, title: 'There is no such parcel' },
  'dead-letter-unknown': { status: 404, title: 'There is no such dead letter' },
  'trace-unknown': { status: 404, title: 'There is no such trace' },
  'method-not-allowed': { status: 405, title: 'That method is not allowed here' },
  'not-acceptable': { status: 406, title: 'None of the accepted media types can be served' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'idempotency-key-in-use': { status: 409, title: 'A request with this key is still being worked on' },
  'cart-empty': { status: 409, title: 'The cart is empty' },
  'cart-changed': { status: 409, title: 'The cart has changed since the quote' },
  'out-of-stock': { status: 409, title: 'There is not enough stock' },
  'order-closed': { status: 409, title: 'The order can no longer be changed' },
  'order-busy': { status: 409, title: 'Another change of the order is under way' },
  'parcel-dispatched': { status: 409, title: 'The parcel has left the house' },
  'parcel-delivered': { status: 409, title: 'The parcel has been delivered' },
  'refund-too-large': { status: 409, title: 'More cannot be given back than was paid' },
  'reservation-lapsed': { status: 409, title: 'The reservation has lapsed' },
  'payment-closed': { status: 409, title: 'The payment can no longer be changed' },
  'cart-expired': { status: 410, title: 'The cart has expired' },
  'quote-expired': { status: 410, title: 'The quote has expired' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type is not supported' },
  'misdirected-request': { status: 421, title: 'The request names a host that is not served here' },
  'idempotency-key-reused': { status: 422, title: 'The key was used before with another body' },
  'destination-unserved': { status: 422, title: 'Nobody delivers there' },
  'delivery-too-heavy': { status: 422, title: 'That is too much for one delivery' },
  'payment-declined': { status: 402, title: 'The payment was declined' },
  'payment-token-invalid': { status: 422, title: 'The payment token is not valid' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A part of the shop is not available' },
  overloaded: { status: 503, title: 'The shop is very busy' },
  'deadline-exceeded': { status: 504, title: 'A part of the shop did not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>

/** The stable name of a refusal, also the tail of its `type`. */
export type ProblemCode = keyof typeof problems

/** Says which field is wrong and why, in words a person can act on. `field` is a dotted path into the request. */
export const FieldError = z.object({ field: z.string(), reason: z.string() })
/** See {@link FieldError}. */
export type FieldError = z.infer<typeof FieldError>

/** An RFC 9457 problem as it stands on the wire. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(FieldError).optional(),
  traceId: z.string().optional(),
})
/** See {@link Problem}. `code` is a {@link ProblemCode} when a part of Galleria wrote it. */
export type Problem = z.infer<typeof Problem>

/** What a refusal may say beside its code. */
export interface ProblemDetails {
  /** One sentence about this occurrence, without stacks, queries or subjects. */
  readonly detail?: string
  readonly errors?: readonly FieldError[]
}

/** Builds the problem for a code. `type` is a relative reference, resolved against the shop's origin. */
export function problem(code: ProblemCode, { detail, errors }: ProblemDetails = {}): Problem {
  const { status, title } = problems[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  }
}
