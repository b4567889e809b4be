import { html } from 'hono/html'
import { hiddenFields } from '../design/form.ts'
import { entryPage, type Look } from '../design/layout.ts'

/** Where a page leads that asks for nothing. */
export interface Way {
  readonly href: string
  readonly text: string
}

/** What a page says that asks for nothing. */
export interface MessageView {
  readonly title: string
  readonly text: string
  readonly note?: string
  /** A word of the machine's own, for whoever has to find out what went wrong. */
  readonly code?: string | undefined
  readonly failed?: boolean
  /** The first is what most readers want next. */
  readonly ways: readonly Way[]
}

/** A page that says how something went, and leads on. */
export function messagePage(look: Look, { title, text, note, code, failed = false, ways }: MessageView) {
  return entryPage(look, {
    title,
    lead: text,
    failed,
    content: html`${note ? html`<p class="notice">${note}</p>` : ''}
      ${code ? html`<p class="soft">${code}</p>` : ''}
      <div class="actions">${ways.map(({ href, text: words }, i) => html`<a class="button ${i === 0 ? 'primary' : ''}" href="${href}">${words}</a>`)}</div>`,
  })
}

/** What a page shows that asks for one press. */
export interface PressView {
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** The first does what most readers came for. A name makes the button say so in the form. */
  readonly buttons: readonly { readonly text: string; readonly name?: string; readonly value?: string }[]
}

/** A page that does one thing when it is told to: a link in a mail alone, which programs open too, does nothing. */
export function pressPage(look: Look, { title, lead, action, hidden, buttons }: PressView) {
  return entryPage(look, {
    title,
    lead,
    content: html`<form method="post" action="${action}">
      ${hiddenFields(hidden)}
      <div class="actions">
        ${buttons.map(({ text, name, value }, i) => html`<button class="button ${i === 0 ? 'primary' : ''}" ${name ? html`name="${name}" value="${value ?? ''}"` : ''}>${text}</button>`)}
      </div>
    </form>`,
  })
}
