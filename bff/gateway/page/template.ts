import { pageElements } from '@galleria/contracts/page-elements'

/** Where the shell's own page leaves room for what only the server knows. */
export const placeholders = { head: '<!--galleria:head-->', registry: '<!--galleria:registry-->' } as const

/** The shell's page, taken apart once for each publication, so that a request only puts strings together. */
export interface Template {
  /** From `<head>` on: the character set, the viewport and what else comes before anything that depends on the page. */
  readonly headStart: string
  /** Title and description for a page that was not rendered and so has none of its own. */
  readonly ownHead: string
  /** The rest of the head, and the body up to the inside of `#galleria`. */
  readonly headEnd: string
  /** From the end of `#galleria` to where data for the browser may stand. */
  readonly afterApp: string
  /** The scripts that start the shell, and the end of the page. */
  readonly end: string
}

const emptyApp = `<div id="${pageElements.app}"></div>`
const appTag = emptyApp.replace('</div>', '')

/**
 * Takes the shell's page apart. Its style sheets go, since they are inlined; its module scripts move to the end, behind
 * what they read, and say what they must be, because an import map speaks for modules that are imported only.
 * @throws when a place is missing, so that a shell that cannot carry a page is not served.
 */
export function readTemplate(
  shellHtml: string,
  { integrity, css }: { readonly integrity: Readonly<Record<string, string>>; readonly css: readonly string[] },
): Template {
  const scripts: string[] = []
  const own = { title: '', description: '' }
  const html = new HTMLRewriter()
    .on('head script[src]', {
      element(script) {
        const known = integrity[script.getAttribute('src') ?? '']
        if (known !== undefined && !script.hasAttribute('integrity')) {
          script.setAttribute('integrity', known)
          script.setAttribute('crossorigin', '')
        }
        if (script.getAttribute('type') !== 'module') return
        scripts.push(`<script${attributesOf(script)}></script>`)
        script.remove()
      },
    })
    .on('head link[rel="stylesheet"]', {
      element(link) {
        if (css.includes(link.getAttribute('href') ?? '')) link.remove()
      },
    })
    .on('head title', {
      element: (title) => void title.remove(),
      text(piece) {
        own.title += piece.text
      },
    })
    .on('head meta[name="description"]', {
      element(meta) {
        own.description = `<meta${attributesOf(meta)}>`
        meta.remove()
      },
    })
    .transform(shellHtml)

  const [, afterHeadTag] = cut(html, '<head>')
  const [headStart, afterHead] = cut(afterHeadTag, placeholders.head)
  const [beforeApp, afterApp] = cut(afterHead, emptyApp)
  const [beforeRegistry, end] = cut(afterApp, placeholders.registry)
  return {
    headStart: `<head>${tidy(headStart)}`,
    ownHead: `<title>${own.title}</title>${own.description}`,
    headEnd: `${tidy(beforeApp)}${appTag}`,
    afterApp: `</div>${tidy(beforeRegistry)}`,
    end: `${scripts.join('')}${tidy(end)}`,
  }
}

/** The first of a page: everything before `<head>` depends on who reads it. */
export function documentStart(locale: string, theme: string | undefined): string {
  return `<!doctype html><html lang="${locale}"${theme === undefined ? '' : ` data-theme="${theme}"`}>`
}

function cut(html: string, at: string): [before: string, after: string] {
  const found = html.indexOf(at)
  if (found < 0) throw new Error(`the shell's page has no ${at}`)
  return [html.slice(0, found), html.slice(found + at.length)]
}

function attributesOf(element: HTMLRewriterTypes.Element): string {
  return [...element.attributes]
    .map(([name = '', value = '']) => (value === '' ? ` ${name}` : ` ${name}="${value.replaceAll('"', '&quot;')}"`))
    .join('')
}

/** Without the spaces between its elements, which say nothing outside of `#galleria`. */
function tidy(html: string): string {
  return html.replaceAll(/>\s+</g, '><').trim()
}
