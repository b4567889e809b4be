import type { Locale } from '@galleria/contracts/values'
import type { PageHead } from '@galleria/ui'
import { documentTitle } from '../routing/arrival.ts'

/** What a page's head is made from. */
export interface HeadOptions {
  readonly title: string | undefined
  readonly head: PageHead | undefined
  readonly locale: Locale
  /** `https://shop.example` */
  readonly origin: string
  readonly status: number
}

const languages = { en: 'en_GB', ko: 'ko_KR' } as const

/**
 * The elements of `<head>` that say what a page is: its title, its one address, how a shared link looks (Open Graph), what it is
 * about in a machine's words (schema.org, JSON-LD). The picture seen first comes before all, so that it is fetched first.
 */
export function headOf({ title, head = {}, locale, origin, status }: HeadOptions): string {
  const name = documentTitle(title)
  const { description, canonical, image, type = 'website', data, hidden, firstPicture } = head
  const meta = (key: 'name' | 'property', what: string, content: string | undefined) =>
    content === undefined ? '' : `<meta ${key}="${what}" content="${inMarkup(content)}">`
  return [
    firstPicture === undefined ? '' : preload(firstPicture),
    `<title>${inMarkup(name)}</title>`,
    meta('name', 'description', description),
    hidden || status !== 200 ? '<meta name="robots" content="noindex">' : '',
    canonical === undefined || status !== 200 ? '' : `<link rel="canonical" href="${inMarkup(origin + canonical)}">`,
    meta('property', 'og:site_name', 'Galleria'),
    meta('property', 'og:title', title ?? 'Galleria'),
    meta('property', 'og:type', type),
    meta('property', 'og:locale', languages[locale]),
    meta('property', 'og:description', description),
    canonical === undefined ? '' : meta('property', 'og:url', origin + canonical),
    image === undefined
      ? ''
      : meta('property', 'og:image', origin + image.src) +
        meta('property', 'og:image:width', String(image.width)) +
        meta('property', 'og:image:height', String(image.height)) +
        meta('property', 'og:image:alt', image.alt) +
        meta('name', 'twitter:card', 'summary_large_image'),
    data === undefined || status !== 200 ? '' : `<script type="application/ld+json">${inScript(data(origin))}</script>`,
  ].join('')
}

/** JSON that cannot end the script element it stands in. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function preload({ src, srcset, sizes }: NonNullable<PageHead['firstPicture']>): string {
  const more = [
    srcset === undefined ? '' : ` imagesrcset="${inMarkup(srcset)}"`,
    sizes === undefined ? '' : ` imagesizes="${inMarkup(sizes)}"`,
  ]
  return `<link rel="preload" as="image" href="${inMarkup(src)}" fetchpriority="high"${more.join('')}>`
}

function inMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
