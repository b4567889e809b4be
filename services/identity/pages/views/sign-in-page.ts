import { html } from 'hono/html'
import { emailField, passwordField } from '../design/account-fields.ts'
import { type FormView, hasFailed, hiddenOf, summaryOf } from '../design/form.ts'
import { entryPage, type Look } from '../design/layout.ts'
import { passkeyOffer } from './passkey-offer.ts'

/** What the page of signing in shows. */
export interface SignInView {
  readonly form: FormView<'email' | 'password'>
  /** Where a passkey's answer goes. */
  readonly passkeyAction: string
  readonly signUp: string
  readonly forgot: string
  /** The app that somebody signs in for, if any. */
  readonly client?: string | undefined
}

/** Signing in, by password or by passkey. The passkey's button is there once the script has found that it can work. */
export function signInPage(look: Look, view: SignInView) {
  const { t } = look
  const { form, client } = view
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.signIn.title,
    failed,
    scripted: true,
    ...(client === undefined ? {} : { lead: t.signIn.lead(client) }),
    content: html`${summaryOf(t, form)}
      <form method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${emailField(t, form, { autocomplete: 'username webauthn', autofocus: !failed })}
        ${passwordField(t, form, {
          name: 'password',
          label: t.password,
          aside: html`<a class="soft" href="${view.forgot}">${t.signIn.forgot}</a>`,
        })}
        <button class="button primary">${t.signIn.submit}</button>
      </form>
      ${passkeyOffer(look, { form, action: view.passkeyAction, words: t.signIn.passkey })}
      <p class="below"><span class="inline">${t.signIn.newHere} <a href="${view.signUp}">${t.signIn.signUp}</a></span></p>`,
  })
}
