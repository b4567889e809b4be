import { html } from 'hono/html'
import { ownerField, passwordField } from '../design/account-fields.ts'
import { type FormView, hasFailed, hiddenOf, summaryOf } from '../design/form.ts'
import { entryPage, type Look } from '../design/layout.ts'
import { paths } from '../paths.ts'
import { passkeyOffer } from './passkey-offer.ts'

/** What the page of proving anew who one is shows. */
export interface ConfirmView {
  readonly form: FormView<'password'>
  readonly email: string
  readonly hasPasskeys: boolean
  /** Where whoever would rather not goes back to. */
  readonly back: string
}

/** Proving anew that it is oneself, by the account's password or one of its passkeys. */
export function confirmPage(look: Look, { form, email, hasPasskeys, back }: ConfirmView) {
  const { t } = look
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.confirm.title,
    lead: t.confirm.lead,
    failed,
    scripted: hasPasskeys,
    content: html`${summaryOf(t, form)}
      <form method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${ownerField(email)}
        ${passwordField(t, form, {
          name: 'password',
          label: t.password,
          aside: html`<a class="soft" href="${paths.forgot}">${t.signIn.forgot}</a>`,
          autofocus: !failed,
        })}
        <button class="button primary">${t.confirm.submit}</button>
      </form>
      ${hasPasskeys ? passkeyOffer(look, { form, action: look.here, words: t.confirm.passkey }) : ''}
      <p class="below"><a href="${back}">${t.confirm.back}</a></p>`,
  })
}
