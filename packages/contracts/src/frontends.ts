import { z } from 'zod'

/**
 * Who a page is for. What is for `everyone` is rendered without knowing who asks, and may be kept; what is for the `shopper` is
 * rendered for one session, and kept nowhere.
 */
export const Audience = z.enum(['everyone', 'shopper'])
/** See {@link Audience}. */
export type Audience = z.infer<typeof Audience>

/** An address, and the module that draws it. */
export const RemoteRoute = z.object({
  path: z.string(),
  name: z.string(),
  expose: z.string(),
  audience: Audience,
  /** The parameters of its query that make another page; whatever else a link carries is left out of it. Any may, when not said. */
  query: z.array(z.string()).optional(),
})
/** See {@link RemoteRoute}. */
export type RemoteRoute = z.infer<typeof RemoteRoute>

/**
 * One micro-frontend as the registry knows it. The build id is a hash of the content, files never change under
 * their address, and only the row moves: a deploy, a rollback and a switch-off are each one new row.
 */
export const RemoteRow = z.object({
  name: z.string().regex(/^[a-z]+$/),
  /** Content hash of the build. */
  build: z.string(),
  enabled: z.boolean(),
  /** Address of the remote entry module. */
  entry: z.string(),
  /** Every script of the build by address. */
  integrity: z.record(z.string(), z.string()),
  /** The style sheets of each expose, so that the server can link just those that a page needs. */
  css: z.record(z.string(), z.array(z.string())),
  /** The addresses this remote answers, with the module that draws each: `/product/:productId` → `product-page`. */
  routes: z.array(RemoteRoute),
  /**
   * The exposes that are drawn in the browser only, because what they show is one shopper's or needs a window. A server leaves
   * a place for them.
   */
  browserOnly: z.array(z.string()),
  /** The widgets other frontends may place: `buy-button` → module. */
  widgets: z.record(z.string(), z.string()),
  /** Scripts worth preloading, by expose, so that the server can send `modulepreload` at once. */
  preload: z.record(z.string(), z.array(z.string())),
  /** The shared libraries the build was made against, checked when it is published. */
  shared: z.record(z.string(), z.string()),
})
/** See {@link RemoteRow}. */
export type RemoteRow = z.infer<typeof RemoteRow>

/** `GET /api/web/frontends`. */
export const FrontendsRegistry = z.object({
  remotes: z.array(RemoteRow),
  /** The same as pages carry it, to the letter, and its publisher's signature over that text: Ed25519, base64url. */
  signed: z.object({ text: z.string(), signature: z.string() }).optional(),
})
/** See {@link FrontendsRegistry}. */
export type FrontendsRegistry = z.infer<typeof FrontendsRegistry>

/**
 * As much of a row as composing a page takes: what is inlined in the page. Integrity is the import map's business there, and
 * style sheets the server's.
 */
export type PageRow = Omit<RemoteRow, 'integrity' | 'css' | 'shared'>

/** The registry as a page carries it. */
export interface PageRegistry {
  /** Of the publication; a page takes none that is older than its own. Development's has none. */
  readonly version?: number
  readonly remotes: readonly PageRow[]
}

/** The widgets one frontend may place inside another, with their props: `<RemoteSlot is="orders/buy-button" …>`. */
export interface WidgetProps {
  'orders/mini-cart': Record<never, never>
  'orders/buy-button': { sku: string; productName: string; available?: number | undefined }
  'catalog/recommendations': { productIds: readonly string[] }
  'catalog/store-picker': { selected?: string | undefined }
}

/** The name of a widget. */
export type WidgetName = keyof WidgetProps

/**
 * What frontends tell each other, as `CustomEvent`s on `window` named `galleria:<key>`. The past tense is meant:
 * an event reports, it does not command.
 */
export interface BrowserEvents {
  /** The cart is now like this; `added` is set when a line grew, for the highlight and the announcement. */
  'cart-changed': { itemCount: number; added?: { sku: string; productName: string; quantity: number } }
  /** The shopper chose a store in a picker. */
  'store-selected': { storeId: string; name: string }
  /** Another language was chosen; every frontend redraws. */
  'locale-changed': { locale: 'en' | 'ko' }
  /** A part of a remote failed; the shell shows its panel and reports it. */
  'remote-failed': { remote: string; build: string; expose: string; message: string }
}

/** The shell's own build, as published: the page every address answers with, before the registry is inlined. */
export const ShellRow = z.object({
  build: z.string(),
  /** Folder of its server build, below the published folder; `render.js` in it is a `ServerShell` (rendering.ts). */
  server: z.string(),
  /** Path of `index.html` below the published folder. */
  html: z.string(),
  /** Every script of the build by address. */
  integrity: z.record(z.string(), z.string()),
  css: z.array(z.string()),
  /** Scripts the first page needs, in order of need. */
  preload: z.array(z.string()),
  /** The shared libraries the build was made with; a server renders with the very same, or not at all. */
  shared: z.record(z.string(), z.string()),
})
/** See {@link ShellRow}. */
export type ShellRow = z.infer<typeof ShellRow>

/**
 * A remote as published: its row, and the folder of its server build below the published folder. There, `<expose>.js` exports what
 * the expose does in the browser; the same sources in the same build, so that what is rendered and what hydrates it are one version.
 */
export const PublishedRemote = RemoteRow.extend({ server: z.string() })
/** See {@link PublishedRemote}. */
export type PublishedRemote = z.infer<typeof PublishedRemote>

/**
 * `registry.json` in the published folder (`FRONTENDS_DIR`): written whole and renamed into place by whoever publishes,
 * read by the web BFF, the renderer and the gateway. Beside it stand the builds, as
 * `<name>/<build>/…`, served as `/frontends/<name>/<build>/…`, each file with its `.br` and `.gz`; all but `<name>/<build>/server/…`.
 */
export const PublishedFrontends = z.object({ shell: ShellRow, remotes: z.array(PublishedRemote) })
/** See {@link PublishedFrontends}. */
export type PublishedFrontends = z.infer<typeof PublishedFrontends>

/** What whoever publishes says of a publication, under their signature. */
export const PublicationStatement = z.object({
  /** Only ever grows; what has been published before is published again under a new one. */
  version: z.int().positive(),
  issuedAt: z.iso.datetime(),
  /** From then on it is taken for one that somebody holds back the news of. */
  expiresAt: z.iso.datetime(),
})
/** See {@link PublicationStatement}. */
export type PublicationStatement = z.infer<typeof PublicationStatement>

const ed25519 = z.string().regex(/^[\w-]{86}$/)

/** A publication with its publisher's signatures (Ed25519, RFC 8032, base64url). Both stand in the one file, since two are never renamed at once. */
export const SignedPublication = PublishedFrontends.extend({
  signed: PublicationStatement.extend({
    /** Names the key: its thumbprint (RFC 7638). */
    key: z.string().min(1),
    /** Over all of the file but this and the next (RFC 8785). */
    signature: ed25519,
    /** Over the registry as pages carry it (page-registry.ts), which is all that a browser gets to see. */
    page: ed25519,
  }),
})
/** See {@link SignedPublication}. */
export type SignedPublication = z.infer<typeof SignedPublication>
