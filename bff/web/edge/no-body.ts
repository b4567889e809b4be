import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { type Answer, done } from '@galleria/contracts/answer'
import type { Context } from 'hono'
import { z } from 'zod'
import { invalidRequest } from '../api/invalid-request.ts'

const Nothing = z.strictObject({})

/** Agrees to no body and to an empty object, which some clients send for want of anything to say; refuses all else. */
export async function noBody(c: Context<EdgeEnv>): Promise<Answer<undefined>> {
  const said = Nothing.safeParse(JSON.parse((await c.req.text()) || '{}'))
  return said.success ? done(undefined) : invalidRequest(said.error)
}
