import type { RenderedPage } from '@galleria/contracts/rendering'
import { type Composed, composePage } from './compose.ts'
import { type Edition, placedBy } from './edition.ts'
import type { Placed } from './head.ts'
import type { PageHeaders } from './policy.ts'
import type { Preferences, Theme } from './preferences.ts'
import { createReadyPage, type Polish, type ReadyPage } from './ready-page.ts'
import { documentHeaders, type Keeping } from './serve-page.ts'
import type { WholeSheets } from './whole-sheets.ts'

/** A page that was rendered: what it is composed of, and what has been composed of it. */
export interface Document {
  readonly edition: Edition
  readonly rendered: RenderedPage
  readonly placed: readonly Placed[]
  /** What it takes up, in bytes, by and by. */
  readonly bytes: number
  /** The page in a theme; composed once. */
  in(theme: Theme | undefined): ReadyPage
}

/** Who may keep a document: readers, who ask again each time; the gateway as well; or nobody. */
export interface DocumentUse {
  readonly locale: Preferences['locale']
  readonly keeping: Keeping
  /** Told how much more a document takes up, when it is one that the gateway keeps. */
  readonly onGrow?: (document: Document, bytes: number) => void
}

/** Makes documents. */
export interface Documents {
  of(edition: Edition, rendered: RenderedPage, use: DocumentUse): Document
  /** The document without markup, which the browser draws. */
  empty(edition: Edition, preferences: Preferences, placed: readonly Placed[], keeping: Keeping): ReadyPage
}

/** Composes documents under the headers of a policy. */
export function createDocuments(headersOf: PageHeaders, wholeSheets: WholeSheets, polish: Polish): Documents {
  function ready(compose: () => Composed, keeping: Keeping, onGrow?: (bytes: number) => void): ReadyPage {
    const { html, hashes } = compose()
    return createReadyPage({
      html: firstOr(html, () => compose().html),
      headers: { ...headersOf(hashes), ...documentHeaders(keeping) },
      tag: keeping === 'nowhere' ? undefined : Bun.hash(html).toString(36),
      ...(onGrow ? { onGrow, polish } : {}),
    })
  }

  return {
    of(edition, rendered, { locale, keeping, onGrow }) {
      const placed = placedBy(edition, rendered.parts)
      const inThemes = new Map<Theme | undefined, ReadyPage>()
      const grow =
        onGrow &&
        ((bytes: number) => {
          document.bytes += bytes
          onGrow(document, bytes)
        })
      const document = {
        edition,
        rendered,
        placed,
        bytes: rendered.head.length + rendered.body.length + rendered.state.length,
        in(theme: Theme | undefined) {
          const known = inThemes.get(theme)
          if (known) return known
          const parts = { edition, preferences: { locale, theme }, placed }
          const page = ready(() => composePage(parts, rendered, wholeSheets.addressOf(edition, placed)), keeping, grow)
          inThemes.set(theme, page)
          return page
        },
      }
      return document
    },
    empty: (edition, preferences, placed, keeping) =>
      ready(() => composePage({ edition, preferences, placed }), keeping),
  }
}

/** The text that is there already the first time and made again any other: of most pages it is needed once. */
function firstOr(first: string, again: () => string): () => string {
  let text: string | undefined = first
  return () => {
    const given = text ?? again()
    text = undefined
    return given
  }
}
