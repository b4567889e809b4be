import type { Locale } from '@galleria/contracts/values'
import { html, raw } from 'hono/html'
import type { Texts } from '../texts/texts.ts'
import type { Assets } from './assets.ts'
import { arch } from './icons.ts'
import type { Markup } from './markup.ts'

/** What every page is drawn with: whose it is, in which language and colours, and where else there is to go. */
export interface Look {
  readonly locale: Locale
  readonly t: Texts
  /** Undefined leaves it to the device. */
  readonly theme: 'light' | 'dark' | undefined
  /** The shop's origin. */
  readonly shop: string
  /** This page's path and query: where its forms go. */
  readonly here: string
  /** This page in the other language. */
  readonly inOtherLanguage: string
  readonly assets: Assets
  /** Whoever it is drawn for helps others with their accounts. */
  readonly helpsOthers?: boolean
}

/** What a page says. */
export interface PageParts {
  readonly title: string
  /** Something on it is wrong, and its title says so first. */
  readonly failed?: boolean
  readonly lead?: string | Markup
  readonly content: Markup
  /** It runs the passkeys' script. */
  readonly scripted?: boolean
}

/** A page at the door: one thing to do, under the arch. */
export function entryPage(look: Look, page: PageParts) {
  const { title, lead, content } = page
  return documentOf(
    look,
    page,
    html`<main id="main" class="frame entry">
      <div class="arch">${arch()}<p>${look.t.about}</p></div>
      <div class="card">
        <div class="head"><h1>${title}</h1>${lead ? html`<p class="lead">${lead}</p>` : ''}</div>
        ${content}
      </div>
    </main>`,
  )
}

/** The pages of an account, in the order in which they are offered; the last one to those only who help others. */
export const accountPages = ['home', 'password', 'passkeys', 'sessions', 'people'] as const
/** See {@link accountPages}. */
export type AccountPage = (typeof accountPages)[number]

/** Where a page of an account is. */
export const accountPaths: Readonly<Record<AccountPage, string>> = {
  home: '/account',
  password: '/account/password',
  passkeys: '/account/passkeys',
  sessions: '/account/sessions',
  people: '/account/people',
}

/** A page of somebody's account, with the way to the others. `current` is none of them for a page that only one of them leads to. */
export function accountPage(look: Look, current: AccountPage | undefined, page: PageParts) {
  const { t } = look
  const offered = accountPages.filter((name) => name !== 'people' || look.helpsOthers)
  return documentOf(
    look,
    page,
    html`<main id="main" class="frame account">
      <div class="head"><h1>${page.title}</h1>${page.lead ? html`<p class="lead">${page.lead}</p>` : ''}</div>
      <nav class="side" aria-label="${t.account.menu}"><ul>
        ${offered.map((name) => html`<li><a href="${accountPaths[name]}" ${name === current ? html`aria-current="page"` : ''}>${t.account.pages[name]}</a></li>`)}
      </ul></nav>
      <div class="sections">${page.content}</div>
    </main>`,
  )
}

function documentOf(look: Look, { title, failed, scripted }: PageParts, main: Markup) {
  const { t, locale, theme, shop, assets } = look
  const other = locale === 'en' ? 'ko' : 'en'
  return html`<!doctype html>
<html lang="${locale}" ${theme ? html`data-theme="${theme}"` : ''}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${failed ? `${t.errorPrefix}: ` : ''}${title} – Galleria</title>
    <style>${raw(assets.sheet)}</style>
    ${scripted ? html`<script type="module" src="${assets.scriptPath}" integrity="${assets.scriptIntegrity}"></script>` : ''}
  </head>
  <body>
    <header class="top"><div class="frame">
      <a class="unseen skip" href="#main">${t.skip}</a>
      <a class="wordmark" href="${shop}/" aria-label="${t.toShop}">Galleria</a>
      <div class="tools"><a href="${look.inOtherLanguage}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a></div>
    </div></header>
    ${main}
    <footer class="foot"><p class="frame">${t.footer}</p></footer>
  </body>
</html>`
}
