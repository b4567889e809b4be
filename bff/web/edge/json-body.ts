import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { Context, MiddlewareHandler } from 'hono'

/** The longest body a screen sends, in bytes: an order with its address is a tenth of it. */
export const maxJsonBytes = 16_384
const jsonType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i
const readingMethods = new Set(['GET', 'HEAD'])

/**
 * Looks at a body before its schema does: its type (which a form on another site cannot send), its size, and that it is
 * JSON at all. A request without a body needs no type; a route that wants one will miss it.
 */
export function jsonBodyAtMost(maxBytes: number): MiddlewareHandler<EdgeEnv> {
  return async (c, next) => {
    const type = c.req.header('content-type')
    if (readingMethods.has(c.req.method) || (!c.req.raw.body && type === undefined)) return next()
    if (!jsonType.test(type ?? '')) {
      throw new RefusalError(
        refuse('unsupported-media-type', { errors: [{ field: 'content-type', reason: 'must be application/json' }] }),
      )
    }
    if (Number(c.req.header('content-length')) > maxBytes) throw tooLarge(maxBytes)
    await refuseMalformed(c, maxBytes)
    await next()
  }
}

/** The same for what most screens send. */
export const jsonBody = jsonBodyAtMost(maxJsonBytes)

async function refuseMalformed(c: Context<EdgeEnv>, maxBytes: number): Promise<void> {
  // Hono keeps the text, so that the schema's check reads it again without a second body.
  const text = await c.req.text()
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes)
  try {
    JSON.parse(text || '{}')
  } catch {
    throw new RefusalError(refuse('malformed-body', { errors: [{ field: 'body', reason: 'must be JSON' }] }))
  }
}

function tooLarge(maxBytes: number): RefusalError {
  return new RefusalError(refuse('body-too-large', { detail: `A body has at most ${maxBytes} bytes.` }))
}
