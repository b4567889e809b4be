import { z } from 'zod'

/** Milliseconds since the page's navigation began, by the page's own clock; a page older than ten minutes counts as ten. */
const SinceStart = z.number().min(0).max(600_000)

/** When the stages of a navigation were reached (W3C Navigation Timing). */
export const NavigationTimes = z.strictObject({
  type: z.enum(['navigate', 'reload', 'back_forward', 'prerender']),
  connectStartMs: SinceStart,
  connectEndMs: SinceStart,
  requestStartMs: SinceStart,
  responseStartMs: SinceStart,
  responseEndMs: SinceStart,
  /** When the document and all it needs had been loaded. */
  completeMs: SinceStart,
})
/** See {@link NavigationTimes}. */
export type NavigationTimes = z.infer<typeof NavigationTimes>

/** How a page felt (web.dev/vitals). Layout shift is a score, everything else milliseconds. */
export const WebVitals = z.strictObject({
  lcpMs: SinceStart.optional(),
  fcpMs: SinceStart.optional(),
  ttfbMs: SinceStart.optional(),
  inpMs: z.number().min(0).max(60_000).optional(),
  cls: z.number().min(0).max(100).optional(),
})
/** See {@link WebVitals}. */
export type WebVitals = z.infer<typeof WebVitals>

/** A pattern of an address as the frontends' registry has it, such as `/product/:productId`: never an address, which may name somebody's order. */
export const RoutePattern = z
  .string()
  .max(100)
  .regex(/^\/[\w/:*()-]*$/, 'must be the pattern of a route')

/** The pattern that stands for every address no frontend knows. */
export const otherRoute = '/*'

/** What went wrong in a page, in one line without anybody's data. */
export const PageProblem = z.strictObject({
  kind: z.enum(['error', 'unhandled-rejection', 'hydration', 'remote-failed']),
  message: z.string().min(1).max(200),
  /** Where in the shop it happened; a page that navigates by itself may be elsewhere by then. */
  route: RoutePattern,
  /** Milliseconds since the navigation began; a page older than a day counts as a day. */
  atMs: z.number().min(0).max(86_400_000),
})
/** See {@link PageProblem}. */
export type PageProblem = z.infer<typeof PageProblem>

/** As many problems as one page tells of. */
export const mostPageProblems = 10

/**
 * What one page has to tell of itself. With `navigation` it is the page's own report, sent when it is first left; without, what
 * went wrong after that.
 */
export const PageView = z.strictObject({
  route: RoutePattern,
  navigation: NavigationTimes.optional(),
  vitals: WebVitals,
  problems: z.array(PageProblem).max(mostPageProblems),
})
/** See {@link PageView}. */
export type PageView = z.infer<typeof PageView>
