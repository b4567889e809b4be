import type { PublishedFrontends } from '@galleria/contracts/frontends'
import type { Locale } from '@galleria/contracts/values'

/** An answer of the shop, as it crosses the channel: as much of a `Response` as a frontend reads. */
export interface DataReply {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** What a page is rendered from: a publication, and where it lies. Sent once; whatever comes after it means it. */
export interface EditionMessage {
  readonly kind: 'edition'
  /** Absolute path of the published folder. */
  readonly folder: string
  readonly publicOrigin: string
  readonly published: PublishedFrontends
}

/** What a child is told. */
export type ToChild =
  | EditionMessage
  /** Load the shell and all remotes but these, so that no shopper waits for it. */
  | { readonly kind: 'warm'; readonly skip: readonly string[] }
  | {
      readonly kind: 'page'
      readonly id: number
      readonly target: string
      readonly locale: Locale
      readonly skip: readonly string[]
      readonly partMs: number
    }
  /** The answer to an `ask`; none when the shop could not be reached. */
  | { readonly kind: 'data'; readonly id: number; readonly reply: DataReply | undefined }

/** The name under which the shell's own code is told from that of the remotes. */
export const shellName = 'shell'

/** How often a child that has work says that it is alive, in milliseconds. */
export const beatMs = 100
