import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { Context } from 'hono'
import type { z } from 'zod'
import { invalidRequest } from '../api/invalid-request.ts'

/** The longest form, in bytes. */
export const maxFormBytes = 16_384
const formType = /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i
/** More than these and the sender has other troubles. */
const mostErrors = 10

/**
 * What a form says, as its schema reads it. A form of ours cannot be wrong, since its fields are hidden or checked by the browser;
 * so whatever is wrong is refused with a problem and not explained on a page. Throws a {@link RefusalError}.
 */
export async function formFields<Schema extends z.ZodType>(c: Context<EdgeEnv>, schema: Schema) {
  if (!formType.test(c.req.header('content-type') ?? '')) {
    const reason = 'must be application/x-www-form-urlencoded'
    throw new RefusalError(refuse('unsupported-media-type', { errors: [{ field: 'content-type', reason }] }))
  }
  if (Number(c.req.header('content-length')) > maxFormBytes) throw new RefusalError(tooLarge())
  const text = await c.req.text()
  if (Buffer.byteLength(text) > maxFormBytes) throw new RefusalError(tooLarge())

  const query = Object.keys(c.req.query())
  if (query.length > 0) throw wrong(query, 'is not a field of this request')
  const pairs = [...new URLSearchParams(text)]
  const names = pairs.map(([name]) => name)
  const repeated = names.filter((name, place) => names.indexOf(name) !== place)
  if (repeated.length > 0) throw wrong(repeated, 'must be given once')

  const fields = schema.safeParse(Object.fromEntries(pairs))
  if (!fields.success) throw new RefusalError(invalidRequest(fields.error))
  return fields.data
}

/** A field with a whole number in it; anything else stays text, and is no number to the contract's schemas. */
export function withNumber(name: string) {
  return (fields: unknown): unknown => {
    const text = (fields as Readonly<Record<string, string>>)[name]
    return text !== undefined && /^\d{1,9}$/.test(text) ? { ...(fields as object), [name]: Number(text) } : fields
  }
}

function wrong(names: readonly string[], reason: string): RefusalError {
  const errors = [...new Set(names)].slice(0, mostErrors).map((name) => ({ field: name.slice(0, 100), reason }))
  return new RefusalError(refuse('invalid-request', { errors }))
}

function tooLarge(): Refusal {
  return refuse('body-too-large', { detail: `A form has at most ${maxFormBytes} bytes.` })
}
