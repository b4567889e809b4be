import { RenderedPage } from '@galleria/contracts/rendering'
import { z } from 'zod'

/** A number for a page or a question, given out by whoever asks. */
const Id = z.int().nonnegative()

/**
 * What a child says. It is checked, since other teams' code runs in there. `in` tells whose code is about to run; it is the
 * last word of a child that hangs.
 */
export const FromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('up') }),
  z.object({ kind: z.literal('warmed'), builds: z.int(), failed: z.array(z.string()) }),
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('in'), name: z.string() }),
  z.object({ kind: z.literal('ask'), id: Id, page: Id, path: z.string().max(4_096) }),
  z.object({ kind: z.literal('page'), id: Id, builds: z.int(), page: RenderedPage }),
  z.object({ kind: z.literal('failed'), id: Id, builds: z.int(), message: z.string() }),
])
/** See {@link FromChild}. */
export type FromChild = z.infer<typeof FromChild>
