import type { PublishedFrontends, RemoteRow } from '@galleria/contracts/frontends'
import type { PageRoute } from './route-match.ts'

/** Where the shell's own page leaves room for what only the server knows. */
export const placeholders = { head: '<!--galleria:head-->', registry: '<!--galleria:registry-->' } as const

/** A page, and the hash of its one inline script, for the policy. */
export interface ComposedPage {
  readonly html: string
  /** `sha256-…` of the import map. */
  readonly importMapHash: string
}

/** The widget every page carries in its header. */
const everywhere = 'mini-cart'

/**
 * Completes the shell's page for one route: the registry inlined, so that nothing is asked for before the remotes are
 * known; what the route needs preloaded, so that it is fetched while the page is read; and an import map that ties every
 * script of every build on show to its content, so that a changed byte is refused by the browser (WICG import-map integrity).
 */
export function composePage(
  shellHtml: string,
  { shell, remotes }: PublishedFrontends,
  route?: PageRoute,
): ComposedPage {
  const enabled = remotes.filter((remote) => remote.enabled)
  const integrity: Record<string, string> = Object.assign(
    {},
    shell.integrity,
    // Of those switched off as well: a page that is open when they are switched on again cannot be given another map.
    ...remotes.map((remote) => remote.integrity),
  )
  const importMap = inScript({ integrity })
  const placed = [...(route?.remote.enabled ? [route] : []), ...enabled.flatMap(widgetEverywhere)]
  const scripts = unique([...shell.preload, ...placed.flatMap(scriptsOf)]).filter(
    (url) => !shellHtml.includes(`rel="modulepreload" href="${url}"`),
  )
  const styles = unique([...shell.css, ...placed.flatMap(stylesOf)]).filter(
    (url) => !shellHtml.includes(`href="${url}"`),
  )
  const head = [
    `<script type="importmap">${importMap}</script>`,
    ...styles.map((url) => `<link rel="stylesheet" href="${attribute(url)}">`),
    ...scripts.map((url) => `<link rel="modulepreload" href="${attribute(url)}"${integrityOf(integrity[url])}>`),
  ].join('')
  const registry = `<script type="application/json" id="frontends-registry">${inScript({ remotes })}</script>`
  return {
    // A function, because a replacement string would give `$` a meaning.
    html: withIntegrity(shellHtml, integrity)
      .replace(placeholders.head, () => head)
      .replace(placeholders.registry, () => registry),
    importMapHash: `sha256-${new Bun.CryptoHasher('sha256').update(importMap).digest('base64')}`,
  }
}

/** An import map speaks for modules only; a script in the markup has to say by itself what it must be. */
function withIntegrity(shellHtml: string, integrity: Readonly<Record<string, string>>): string {
  const scripts = new HTMLRewriter().on('script[src]', {
    element(script) {
      const value = integrity[script.getAttribute('src') ?? '']
      if (value === undefined || script.hasAttribute('integrity')) return
      script.setAttribute('integrity', value)
      script.setAttribute('crossorigin', '')
    },
  })
  return scripts.transform(shellHtml)
}

/** A part of a remote that the page places for sure. */
type Placed = Pick<PageRoute, 'remote' | 'expose'>

function scriptsOf({ remote, expose }: Placed): string[] {
  return [remote.entry, ...(remote.preload[expose] ?? [])]
}

function stylesOf({ remote, expose }: Placed): string[] {
  return remote.css[expose] ?? []
}

function widgetEverywhere(remote: RemoteRow): Placed[] {
  const expose = remote.widgets[everywhere]
  return expose === undefined ? [] : [{ remote, expose }]
}

/** JSON that cannot end the script element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function integrityOf(value: string | undefined): string {
  return value === undefined ? '' : ` integrity="${attribute(value)}"`
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
