import { html } from 'hono/html'
import { ownerField, passwordField } from '../design/account-fields.ts'
import { type FormView, hasFailed, hiddenOf, summaryOf } from '../design/form.ts'
import { accountPage, type Look } from '../design/layout.ts'
import { paths } from '../paths.ts'
import { passkeyOffer } from './passkey-offer.ts'

/** What the page of closing an account shows. */
export interface CloseView {
  readonly form: FormView<'password'>
  readonly email: string
  readonly hasPasskeys: boolean
}

/** Closing one's account: what happens first, then the proof that it is oneself, which does it. */
export function closePage(look: Look, { form, email, hasPasskeys }: CloseView) {
  const { t } = look
  return accountPage(look, undefined, {
    title: t.close.title,
    lead: t.close.lead,
    failed: hasFailed(form),
    scripted: hasPasskeys,
    content: html`${summaryOf(t, form)}
      <section class="panel" aria-labelledby="happens">
        <h2 id="happens">${t.close.happens}</h2>
        <ul class="points">${t.close.points.map((point) => html`<li>${point}</li>`)}</ul>
      </section>
      <section class="panel" aria-labelledby="proof">
        <h2 id="proof">${t.close.proof}</h2>
        <form method="post" action="${paths.close}" novalidate>
          ${hiddenOf(form)}
          ${ownerField(email)}
          ${passwordField(t, form, { name: 'password', label: t.currentPassword })}
          <div class="actions">
            <button class="button primary">${t.close.submit}</button>
            <a class="button" href="${paths.account}">${t.close.keep}</a>
          </div>
        </form>
        ${hasPasskeys ? passkeyOffer(look, { form, action: paths.close, words: t.close.passkey }) : ''}
      </section>`,
  })
}
