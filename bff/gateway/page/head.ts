import type { PublishedFrontends, PublishedRemote, ShellRow } from '@galleria/contracts/frontends'
import { pageElements } from '@galleria/contracts/page-elements'
import { pageRegistryText, publisherElement } from '@galleria/contracts/page-registry'
import type { PageStyles } from './critical-css.ts'
import { attribute, inScript, policyHash } from './markup.ts'

/** A part of a remote that a page places. */
export interface Placed {
  readonly remote: PublishedRemote
  readonly expose: string
}

/** The import map of a publication, and its hash for the policy. */
export interface ImportMap {
  readonly element: string
  readonly hash: string
}

/** Every script of a publication by address, with what it must be. */
export type Integrity = Readonly<Record<string, string>>

/** Of those switched off as well: a page that is open when they are switched on again cannot be given another map. */
export function integrityOf({ shell, remotes }: PublishedFrontends): Integrity {
  return Object.assign({}, shell.integrity, ...remotes.map((remote) => remote.integrity))
}

/** Ties every script to its content, so that a changed byte is refused by the browser (WICG import-map integrity). */
export function importMapOf(integrity: Integrity): ImportMap {
  const json = inScript({ integrity })
  return { element: `<script type="importmap">${json}</script>`, hash: policyHash(json) }
}

/** As much of the registry as composing a page takes, inlined, so that nothing is asked for before the remotes are known. */
export function registryOf(version: number, remotes: readonly PublishedRemote[]): string {
  return `<script type="application/json" id="${pageElements.registry}">${pageRegistryText(version, remotes)}</script>`
}

/** By what the browser tells a registry that somebody has slipped into the page. Stands in the head, before anything that was rendered. */
export function publisherOf(key: string, signature: string): string {
  return `<meta name="${publisherElement}" content="${key}.${signature}">`
}

/** The scripts that a page needs to come to life, in order of need. */
export function scriptsFor(shell: ShellRow, placed: readonly Placed[]): string[] {
  return unique([
    ...shell.preload,
    ...placed.flatMap(({ remote, expose }) => [remote.entry, ...(remote.preload[expose] ?? [])]),
  ])
}

/** The style sheets of what a page places. */
export function sheetsFor(shell: ShellRow, placed: readonly Placed[]): string[] {
  return unique([...shell.css, ...placed.flatMap(({ remote, expose }) => remote.css[expose] ?? [])])
}

/** At low priority: what is seen comes first, and none of it needs a script. */
export function preloads(addresses: readonly string[], integrity: Integrity): string {
  return addresses
    .map((address) => {
      const value = integrity[address]
      const tied = value === undefined ? '' : ` integrity="${attribute(value)}"`
      return `<link rel="modulepreload" href="${attribute(address)}"${tied} fetchpriority="low">`
    })
    .join('')
}

/**
 * The styles of a page. A browser does not fetch a sheet that is disabled; Vite's preload helper, which asks for the sheets
 * of what it loads, sees that it is there.
 */
export function styleElements({ text, inlined, linked }: PageStyles): string {
  return [
    text === '' ? '' : `<style>${text}</style>`,
    ...inlined.map((address) => `<link rel="stylesheet" href="${attribute(address)}" disabled>`),
    ...linked.map(sheetLink),
  ].join('')
}

/** A sheet that is fetched and that rendering waits for. */
export function sheetLink(address: string): string {
  return `<link rel="stylesheet" href="${attribute(address)}">`
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
