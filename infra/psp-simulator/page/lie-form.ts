import { html, raw } from 'hono/html'
import { merchantRoutes } from '../lies/merchant-routes.ts'
import { modeNames, modes } from '../lies/modes.ts'

/** What somebody has filled in, as it was typed. */
export interface LieForm {
  readonly mode: string
  /** The rate, out of a hundred. */
  readonly percent: string
  readonly limit: string
  readonly ms: string
  readonly routes: readonly string[]
}

/** Why a lie was not switched on. */
export interface Mistake {
  readonly field: string
  readonly message: string
}

/** The form that switches a lie on. `counts` say how often each has bitten since the process started. */
export function lieForm(form: LieForm, mistake: Mistake | undefined, counts: Readonly<Record<string, number>>) {
  return html`<section aria-labelledby="tell">
    <h2 id="tell">Tell a lie</h2>
    <form method="post" action="/simulator/on" class="lie">
      ${mistake ? html`<p class="status bad" role="alert" id="mistake">${sentences[mistake.field] ?? mistake.message}</p>` : ''}
      <fieldset>
        <legend>Which</legend>
        <div class="modes">
          ${modeNames.map(
            (mode) => html`<label class="mode">
              <input type="radio" name="mode" value="${mode}" required ${form.mode === mode ? 'checked' : ''} />
              <span class="name">${mode}</span>
              <span class="what">${modes[mode].about}</span>
              <span class="bit">${counts[mode] ? html`${counts[mode]}<span class="unseen"> so far</span>` : ''}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="terms">
        ${field('percent', 'Chance in %', form.percent, 'Of the requests it could bite', mistake, 'min="0" max="100" step="any" required')}
        ${field('limit', 'At most', form.limit, 'Times; as often as it likes when empty', mistake, 'min="1" step="1"')}
        ${field('ms', 'Milliseconds', form.ms, 'For those that take their time', mistake, 'min="0" max="60000" step="1"')}
      </div>
      <details ${form.routes.length > 0 ? 'open' : ''}>
        <summary>Only for some requests</summary>
        <fieldset>
          <legend class="unseen">Only for these requests</legend>
          ${merchantRoutes.map(
            (route) => html`<label class="route">
              <input type="checkbox" name="routes" value="${route}" ${form.routes.includes(route) ? 'checked' : ''} />
              <span class="digits">${route}</span>
            </label>`,
          )}
        </fieldset>
      </details>
      <div class="actions"><button class="primary">Tell it</button></div>
    </form>
  </section>`
}

const sentences: Readonly<Record<string, string>> = {
  mode: 'Choose a lie.',
  rate: 'The chance is a number from 0 to 100.',
  limit: 'How often is a whole number from 1 to 1000000, or left empty.',
  ms: 'The time is from 0 to 60000 milliseconds, and only for those that take their time.',
}
const fieldOf: Readonly<Record<string, string>> = { percent: 'rate' }

function field(
  name: 'percent' | 'limit' | 'ms',
  label: string,
  value: string,
  hint: string,
  mistake: Mistake | undefined,
  bounds: string,
) {
  const isWrong = mistake?.field === (fieldOf[name] ?? name)
  return html`<div>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" inputmode="decimal" value="${value}" ${raw(bounds)} aria-describedby="${name}-hint${isWrong ? ' mistake' : ''}" ${isWrong ? raw('aria-invalid="true"') : ''} />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`
}
