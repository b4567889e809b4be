import { html } from 'hono/html'
import { type FormView, hiddenOf } from '../design/form.ts'
import { icon } from '../design/icons.ts'
import type { Look } from '../design/layout.ts'

/** A button that has the browser answer by a passkey. It is there once the script has found that it can work. */
export function passkeyOffer(
  { t }: Look,
  { form, action, words }: { readonly form: Pick<FormView, 'csrf'>; readonly action: string; readonly words: string },
) {
  return html`<form method="post" action="${action}" data-passkey="get" hidden>
    ${hiddenOf(form)}
    <input type="hidden" name="credential" />
    <p class="or">${t.signIn.or}</p>
    <p class="problems" role="alert" hidden>${t.signIn.passkeyRefused}</p>
    <button class="button">${icon('key')}${words}</button>
  </form>`
}
