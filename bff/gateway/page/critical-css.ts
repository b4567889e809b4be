import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import { effective, namesIn, readStyleSheet, type StylePiece } from './style-sheet.ts'

/** A published sheet, ready to stand in a page. */
export interface Sheet {
  readonly text: string
  readonly pieces: readonly StylePiece[]
}

/** The published sheets by address. One that may not or cannot be inlined is not among them; a page links it. */
export type Sheets = ReadonlyMap<string, Sheet>

/** What a page says of its styles: the text of its one `style` element, and the sheets that have to be fetched. */
export interface PageStyles {
  readonly text: string
  readonly inlined: readonly string[]
  readonly linked: readonly string[]
  /** Whether rules were left out that a script may need, so that the whole has to follow. */
  readonly isPartial: boolean
}

const published = '/frontends/'

/** Reads the sheets of a publication, once. */
export async function readSheets(folder: string, addresses: Iterable<string>, log: Logger): Promise<Sheets> {
  const found = await Promise.all(
    [...new Set(addresses)].map(async (address) => {
      const css = await readSheet(folder, address).catch((error: unknown) => {
        log.warn({ error, address }, 'a style sheet cannot be read and is linked instead')
        return undefined
      })
      return css === undefined || !isInlinable(css) ? [] : [[address, sheetOf(css, address)] as const]
    }),
  )
  return new Map(found.flat())
}

/**
 * The styles of a page. With its `body` at hand, rules that cannot apply to it yet are left out: they name a class or a
 * component that does not occur. Without it, all are there.
 */
export function stylesOf(sheets: Sheets, addresses: readonly string[], body?: string): PageStyles {
  const inlined = addresses.filter((address) => sheets.has(address))
  const linked = addresses.filter((address) => !sheets.has(address))
  if (body === undefined) return { text: wholeText(sheets, inlined), inlined, linked, isPartial: false }
  const present = namesIn(body)
  const text = inlined.map((address) => effective(sheets.get(address)?.pieces ?? [], present)).join('')
  return { text, inlined, linked, isPartial: true }
}

/** All of the sheets at these addresses, one after the other. */
export function wholeText(sheets: Sheets, addresses: readonly string[]): string {
  return addresses.map((address) => sheets.get(address)?.text ?? '').join('')
}

async function readSheet(folder: string, address: string): Promise<string> {
  if (!address.startsWith(published)) throw new Error('not below the published folder')
  return (await readFile(join(folder, address.slice(published.length)), 'utf8')).trim()
}

/** An import only counts at the beginning of a sheet, and an end tag would end the element. */
function isInlinable(css: string): boolean {
  return !/@import\b|<\//i.test(css)
}

function sheetOf(css: string, address: string): Sheet {
  const text = withAbsoluteAddresses(css.replace(/^@charset[^;]*;/, ''), address)
  return { text, pieces: readStyleSheet(text) }
}

/** In a page, an address in a sheet would be relative to the page. */
function withAbsoluteAddresses(css: string, address: string): string {
  return css.replaceAll(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, quote: string, url: string) =>
    /^([a-z]+:|\/|#)/i.test(url) ? whole : `url(${quote}${new URL(url, `http://sheet${address}`).pathname}${quote})`,
  )
}
