import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is already safe. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** The frame of every page of the mailbox. */
export function layout(title: string, content: Markup) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} – Mailbox</title>
    <link rel="stylesheet" href="/assets/mailbox.css" />
  </head>
  <body>
    <header>
      <a class="wordmark" href="/">Mailbox</a>
      <p>Every mail that the shop sends ends here. None is delivered.</p>
    </header>
    <main>${content}</main>
  </body>
</html>`
}

/** A moment, for people and for machines. */
export function moment(epochMs: number) {
  const written = new Date(epochMs).toISOString()
  return html`<time datetime="${written}">${written.slice(0, 10)} ${written.slice(11, 19)} UTC</time>`
}
