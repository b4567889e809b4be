import { html } from 'hono/html'
import { layout } from './layout.ts'

/** A page that says one thing and leads back. */
export function messagePage(title: string, text: string) {
  return layout(
    title,
    html`<h1>${title}</h1><p class="lead">${text}</p><p><a class="button" href="/">All mails</a></p>`,
  )
}
