import { pageElements } from '@galleria/contracts/page-elements'
import type { RenderedPage } from '@galleria/contracts/rendering'
import { stylesOf } from './critical-css.ts'
import type { Edition } from './edition.ts'
import { type Placed, preloads, scriptsFor, sheetLink, sheetsFor, styleElements } from './head.ts'
import { policyHash } from './markup.ts'
import type { Preferences } from './preferences.ts'
import { documentStart } from './template.ts'

/** As much of a rendered page as goes into a document. */
export type Markup = Pick<RenderedPage, 'head' | 'body' | 'state'>

/** A page, or its beginning, and what its policy must let in. */
export interface Composed {
  readonly html: string
  readonly hashes: InlineHashes
}

/** The hashes of what stands in a page and is not data. */
export interface InlineHashes {
  readonly importMap: string
  /** Undefined when no styles are inlined. */
  readonly style: string | undefined
}

/** What a page is composed of. */
export interface PageParts {
  readonly edition: Edition
  readonly preferences: Preferences
  readonly placed: readonly Placed[]
}

/**
 * A whole document. Without `markup` it is an empty one, which the browser draws; with it, `wholeSheet` is the address of
 * all of its styles in one, of which the page itself carries what can apply to it so far.
 */
export function composePage(
  { edition, preferences, placed }: PageParts,
  markup?: Markup,
  wholeSheet?: string,
): Composed {
  const { template, sheets, shell } = edition
  const styles = stylesOf(sheets, sheetsFor(shell, placed), wholeSheet === undefined ? undefined : markup?.body)
  const html =
    documentStart(preferences.locale, preferences.theme) +
    template.headStart +
    edition.publisher +
    styleElements(styles) +
    (markup?.head ?? template.ownHead) +
    edition.importMap.element +
    preloads(scriptsFor(shell, placed), edition.integrity) +
    bodyOf(edition, markup, wholeSheet)
  return { html, hashes: hashesOf(edition, styles.text) }
}

/** The beginning of a document whose markup is still on its way: all that does not depend on it. */
export function composeEarly({ edition, preferences, placed }: PageParts): Composed {
  const { template, sheets, shell } = edition
  const styles = stylesOf(sheets, sheetsFor(shell, placed))
  const html =
    documentStart(preferences.locale, preferences.theme) +
    template.headStart +
    edition.publisher +
    styleElements(styles) +
    edition.importMap.element +
    preloads(scriptsFor(shell, placed), edition.integrity)
  return { html, hashes: hashesOf(edition, styles.text) }
}

/** What follows on such a beginning. Parts that it did not count on bring their styles and scripts along. */
export function composeRest(
  edition: Edition,
  foreseen: readonly Placed[],
  placed: readonly Placed[],
  markup?: Markup,
): string {
  const { shell, integrity } = edition
  const missing = (of: typeof sheetsFor) => {
    const there = new Set(of(shell, foreseen))
    return of(shell, placed).filter((address) => !there.has(address))
  }
  return (
    (markup?.head ?? edition.template.ownHead) +
    missing(sheetsFor).map(sheetLink).join('') +
    preloads(missing(scriptsFor), integrity) +
    bodyOf(edition, markup, undefined)
  )
}

function bodyOf({ template, registry }: Edition, markup: Markup | undefined, wholeSheet: string | undefined): string {
  const state =
    markup === undefined ? '' : `<script type="application/json" id="${pageElements.state}">${markup.state}</script>`
  // At the end of the body it holds up no painting, and yet every script behind it.
  const sheet = wholeSheet === undefined ? '' : `<link rel="stylesheet" href="${wholeSheet}" fetchpriority="low">`
  return template.headEnd + (markup?.body ?? '') + template.afterApp + state + registry + sheet + template.end
}

function hashesOf({ importMap }: Edition, styles: string): InlineHashes {
  return { importMap: importMap.hash, style: styles === '' ? undefined : policyHash(styles) }
}
