import { html } from 'hono/html'
import { piecesOf } from '../smtp/links.ts'
import type { Mail } from '../store/mails.ts'
import { layout, moment } from './layout.ts'

/** How a mail is looked at. */
export type Look = 'text' | 'markup'

/** One mail: its own markup in a frame in which nothing can run, or its plain text. */
export function mailPage(mail: Mail, wanted: Look) {
  const { id, subject, from, to, receivedAt, html: markup } = mail
  const look: Look = markup === '' ? 'text' : wanted
  const title = subject || 'Without a subject'
  return layout(
    title,
    html`<p><a href="/">All mails</a></p>
      <h1>${title}</h1>
      <dl>
        <div><dt>To</dt><dd>${to.join(', ')}</dd></div>
        <div><dt>From</dt><dd>${from || 'nobody'}</dd></div>
        <div><dt>Came</dt><dd>${moment(receivedAt)}</dd></div>
      </dl>
      ${markup === '' ? '' : looks(id, look)}
      ${look === 'markup' ? html`<iframe class="mail" title="The mail as it looks" src="/mails/${id}/markup" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : plain(mail)}`,
  )
}

function looks(id: number, look: Look) {
  const link = (as: Look, name: string) =>
    html`<a class="button" href="/mails/${id}?as=${as}" ${as === look ? 'aria-current=page' : ''}>${name}</a>`
  return html`<nav class="row" aria-label="How to look at it">${link('markup', 'As it looks')} ${link('text', 'Plain text')}</nav>`
}

function plain({ text }: Mail) {
  const pieces = piecesOf(text)
  return html`<pre class="mail">${pieces.map((piece) => (piece.isLink ? html`<a href="${piece.text}" rel="noreferrer">${piece.text}</a>` : piece.text))}</pre>`
}
