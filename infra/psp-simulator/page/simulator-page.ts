import { html } from 'hono/html'
import type { ActiveLie } from '../lies/liar.ts'
import { aboutMode } from '../lies/modes.ts'
import { type Books, booksSection } from './books-section.ts'
import { type LieForm, lieForm, type Mistake } from './lie-form.ts'
import { type ToldEvent, webhooksSection } from './webhooks-section.ts'

export type { LieForm } from './lie-form.ts'

/** What the page about lies shows. */
export interface SimulatorView extends Books {
  readonly active: readonly ActiveLie[]
  readonly counts: Readonly<Record<string, number>>
  readonly form: LieForm
  readonly mistake: Mistake | undefined
  readonly events: readonly ToldEvent[]
  readonly pending: number
  readonly receiver: string | undefined
}

/** The page on which the provider is made to lie. */
export function simulatorPage(view: SimulatorView) {
  const { active, counts, form, mistake, events, pending, receiver } = view
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${mistake ? 'Not switched on: ' : ''}Tessel Pay’s lies</title>
    <link rel="stylesheet" href="/assets/psp.css" />
    <link rel="stylesheet" href="/assets/simulator.css" />
  </head>
  <body class="about simulator">
    <main>
      <p class="eyebrow"><a href="/">Tessel Pay</a> · Simulator</p>
      <h1>${active.length === 0 ? 'It tells the truth.' : active.length === 1 ? 'It tells one lie.' : `It tells ${active.length} lies.`}</h1>
      <p class="lead">
        A provider that fails politely is easy to build against. This one can charge and never say so. Its own books are
        always true, so what a merchant believes can be compared with them.
      </p>
      ${active.length > 0 ? toldNow(active) : ''}
      ${lieForm(form, mistake, counts)}
      ${booksSection(view)}
      ${webhooksSection(events, pending, receiver)}
    </main>
  </body>
</html>`
}

function toldNow(active: readonly ActiveLie[]) {
  return html`<section aria-labelledby="told">
    <h2 id="told">Told now</h2>
    <ul class="told">
      ${active.map(
        (lie) => html`<li>
          <div class="one">
            <strong>${lie.mode}</strong>
            <p>${aboutMode(lie.mode).about}</p>
            <p class="hint">${termsOf(lie)}</p>
          </div>
          <form method="post" action="/simulator/off">
            <button class="secondary" name="mode" value="${lie.mode}" aria-label="Stop ${lie.mode}">Stop</button>
          </form>
        </li>`,
      )}
    </ul>
    <form method="post" action="/simulator/off"><button class="secondary">Tell the truth again</button></form>
  </section>`
}

function termsOf({ mode, rate, limit, routes, ms, bit }: ActiveLie): string {
  const usualMs = aboutMode(mode).ms
  return [
    `bit ${bit}${limit === undefined ? '' : ` of at most ${limit}`} ${bit === 1 && limit === undefined ? 'time' : 'times'}`,
    `${Number((rate * 100).toFixed(2))} %`,
    ...(usualMs === undefined ? [] : [`${ms ?? usualMs} ms`]),
    ...(routes ?? []),
  ].join(' · ')
}
