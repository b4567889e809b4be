import { html } from 'hono/html'
import type { Mail } from '../store/mails.ts'
import { layout, moment } from './layout.ts'

/** What the list shows: `mails` of those kept, which are `count`, for the address asked for, if any. */
export interface ListView {
  readonly to: string
  readonly mails: readonly Mail[]
  readonly count: number
}

/** The list of mails, newest first. */
export function listPage({ to, mails, count }: ListView) {
  const title = to === '' ? counted(count) : `${counted(mails.length)} to ${to}`
  return layout(
    title,
    html`<h1>${title}</h1>
      <div class="tools">
        <form role="search" method="get" action="/">
          <label for="to">Sent to</label>
          <div class="row">
            <input id="to" name="to" type="email" inputmode="email" value="${to}" placeholder="mina@example.com" />
            <button class="button">Show</button>
          </div>
        </form>
        <div class="row">
          <a class="button" href="${to === '' ? '/' : `/?to=${encodeURIComponent(to)}`}">Look again</a>
          ${to === '' ? '' : html`<a class="button" href="/">All mails</a>`}
          ${count > 0 ? html`<form method="post" action="/empty"><button class="button">Empty it</button></form>` : ''}
        </div>
      </div>
      ${mails.length === 0 ? html`<p class="empty">Nothing has come${to === '' ? '' : ' for this address'} yet.</p>` : html`<ol class="mails">${mails.map(row)}</ol>`}`,
  )
}

function counted(count: number): string {
  return count === 0 ? 'No mails' : count === 1 ? 'One mail' : `${count} mails`
}

function row({ id, subject, from, to, receivedAt }: Mail) {
  return html`<li>
    <a href="/mails/${id}">${subject || 'Without a subject'}</a>
    <p class="soft">To ${to.join(', ')}</p>
    <p class="soft">From ${from || 'nobody'} · ${moment(receivedAt)}</p>
  </li>`
}
