import type { RenderedPage } from '@galleria/contracts/rendering'
import type { Locale } from '@galleria/contracts/values'
import type { Edition } from '../edition.ts'
import type { RemoteBuild } from '../skip.ts'
import type { DataReply } from './messages.ts'

/** A page to be rendered. */
export interface PageJob {
  readonly edition: Edition
  readonly target: string
  readonly locale: Locale
  readonly skip: ReadonlySet<string>
  /** Asks the shop in the name of whoever the page is for; undefined when it cannot be reached. */
  readonly ask: (path: string) => Promise<DataReply | undefined>
}

/** Why a child ended: it was caught in a loop, ended by itself, said what no child says, or was told to. */
export type ChildEnd = 'hung' | 'crashed' | 'garbled' | 'told'

/** The child that a page was in has ended; the page may be rendered in another. */
export class ChildLost extends Error {
  override readonly name = 'ChildLost'
}

/** The shell could not render the page. */
export class PageFailed extends Error {
  override readonly name = 'PageFailed'
}

/** What its keeper is told. */
export interface ChildReports {
  /** A page has been in for longer than a page may take, while the child is alive. Told until the child ends. */
  stuck(): void
  /** `blamed` is the remote whose code ran last, in the build that ran, when that may have been why. */
  ended(why: ChildEnd, blamed: RemoteBuild | undefined): void
}

/** A process that renders pages. */
export interface RenderChild {
  readonly pid: number
  /** How many pages are in it. */
  readonly pages: number
  /** How many builds it has loaded so far. */
  readonly builds: number
  /** @throws ChildLost when it ends before the page is out. @throws PageFailed */
  render(job: PageJob): Promise<RenderedPage>
  /** Loads everything that is published but what is to be skipped. @throws ChildLost */
  warm(edition: Edition, skip: ReadonlySet<string>): Promise<void>
  /** Ends it as soon as no page is in it. */
  retire(): void
  /** Ends it at once. Resolves when it has ended. */
  kill(): Promise<void>
}
