import type { Context } from 'hono'
import type { z } from 'zod'
import { fail } from './errors.ts'

/** A request body that is what it should be, or the error to answer with. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value; readonly text: string }
  | { readonly ok: false; readonly response: Response }

/** Reads a JSON body and checks it; the error names the first parameter that is wrong. */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<Read<z.output<Schema>>> {
  const text = await c.req.text()
  const checked = schema.safeParse(parse(text))
  if (checked.success) return { ok: true, value: checked.data, text }
  const [issue] = checked.error.issues
  return {
    ok: false,
    response: fail(c, 'invalid_request', { param: issue?.path.join('.') ?? '', message: issue?.message ?? '' }),
  }
}

/** The key under which a merchant asks, if it sent a usable one. */
export function keyOf(c: Context): string | undefined {
  const key = c.req.header('idempotency-key')
  return key && key.length <= 255 ? key : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is not JSON is no object either, and is refused as such.
    return undefined
  }
}
