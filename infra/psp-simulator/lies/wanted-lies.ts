import { z } from 'zod'
import type { Lie } from './liar.ts'
import { merchantRoutes } from './merchant-routes.ts'
import { aboutMode, modeNames } from './modes.ts'

/** One lie, as it is asked for. */
export const WantedLie = z
  .strictObject({
    mode: z.enum(modeNames, { error: `must be one of ${modeNames.join(', ')}` }),
    rate: z.number({ error: 'must be a number from 0 to 1' }).min(0).max(1),
    limit: z.number().int().min(1).max(1_000_000).optional(),
    routes: z
      .array(z.enum(merchantRoutes, { error: `must be among ${merchantRoutes.join(', ')}` }))
      .min(1)
      .optional(),
    ms: z.number().int().min(0).max(60_000).optional(),
  })
  .superRefine(({ mode, routes, ms }, check) => {
    const { where, ms: usual } = aboutMode(mode)
    const [deaf] = routes?.filter((route) => !where.includes(route)) ?? []
    if (deaf) check.addIssue({ code: 'custom', path: ['routes'], message: `${mode} never bites on ${deaf}` })
    if (ms !== undefined && usual === undefined)
      check.addIssue({ code: 'custom', path: ['ms'], message: `${mode} does not take its time` })
  }) satisfies z.ZodType<Lie>

/** The lies that are to be told from now on: each mode once. */
export const WantedLies = z
  .array(WantedLie, { error: 'must be a list of modes' })
  .refine((lies) => new Set(lies.map(({ mode }) => mode)).size === lies.length, 'must name each mode once')
