import { z } from 'zod'
import type { FrontendsRegistry, PageRow } from './frontends.ts'
import { Locale } from './values.ts'

/**
 * What the gateway asks the renderer for: `POST /pages`. For a page that is for everyone there is no cookie, and so nothing in the
 * answer can be anybody's.
 */
export const PageRequest = z.strictObject({
  /** Path and query, as the shopper asked for it. */
  target: z.string().startsWith('/').max(2_048),
  locale: Locale,
  /** The shopper's cookies, for a page that is the shopper's own. */
  cookie: z.string().max(8_192).optional(),
})
/** See {@link PageRequest}. */
export type PageRequest = z.infer<typeof PageRequest>

/**
 * How a part of a page came out: `rendered`; `left` to the browser by its own wish; `skipped` because it failed just now; `threw`,
 * was too `late`, or `closed`. All but the first leave a skeleton, which the browser takes over.
 */
export const PartOutcome = z.enum(['rendered', 'left', 'skipped', 'threw', 'late', 'closed'])
/** See {@link PartOutcome}. */
export type PartOutcome = z.infer<typeof PartOutcome>

/** One part of a page: which expose of which remote, and how it came out. */
export const PagePart = z.object({
  remote: z.string(),
  expose: z.string(),
  outcome: PartOutcome,
  durationMs: z.number(),
})
/** See {@link PagePart}. */
export type PagePart = z.infer<typeof PagePart>

/** A page out of the renderer, in the pieces that the gateway puts together. */
export const RenderedPage = z.object({
  /** Status of the page: 404 for a product nobody sells, 503 when what the page is for cannot be had. */
  status: z.int(),
  /** Elements for `<head>`: title, description, canonical link, structured data, the picture to fetch first. */
  head: z.string(),
  /** What stands in `#galleria`. */
  body: z.string(),
  /** {@link PageState} as JSON, ready to stand in a script element. */
  state: z.string(),
  parts: z.array(PagePart),
  /** Whether all of it was rendered from fresh answers, so that it may be kept for a moment. */
  whole: z.boolean(),
  /** Version of the registry it was rendered by (a watched file's). A page of another version than today's is not kept. */
  edition: z.string().optional(),
})
/** See {@link RenderedPage}. */
export type RenderedPage = z.infer<typeof RenderedPage>

/** What a rendered page hands over to the browser, which then asks nothing a second time. */
export interface PageState {
  readonly locale: Locale
  /** Answers by load key: see `useLoad` in packages/ui. */
  readonly answers: Readonly<Record<string, unknown>>
  /** `<remote>/<expose>` of every part that the browser has to draw first. */
  readonly unrendered: readonly string[]
}

/** What renders one page: the default export of the shell's `render.js`. */
export type ServerShell = (request: ServerShellRequest, ports: ServerShellPorts) => Promise<RenderedPage>

/** See {@link ServerShell}. */
export interface ServerShellRequest {
  readonly target: string
  readonly locale: Locale
  /** `https://shop.example`, for canonical links. */
  readonly publicOrigin: string
  readonly registry: FrontendsRegistry
}

/** See {@link ServerShell}. */
export interface ServerShellPorts {
  /** Asks the shop as the browser would; paths only. */
  readonly fetch: (path: string, options?: RequestInit) => Promise<Response>
  /** The module of an expose out of the remote's server build. */
  readonly load: (row: PageRow, expose: string) => Promise<unknown>
  /** Remotes that are not rendered for now, because they failed just before. */
  readonly skip: ReadonlySet<string>
  /** How long a part may take before its skeleton is sent instead, in milliseconds. */
  readonly partMs: number
  /** A part is about to run its code, so that whoever hangs can be told from the others. */
  readonly entering?: (remote: string) => void
}
