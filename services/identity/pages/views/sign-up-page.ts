import { html } from 'hono/html'
import { emailField, newPasswordField } from '../design/account-fields.ts'
import { field } from '../design/fields.ts'
import { type FormView, hasFailed, hiddenOf, mistakeAt, summaryOf } from '../design/form.ts'
import { entryPage, type Look } from '../design/layout.ts'

/** What the page of signing up shows. */
export interface SignUpView {
  readonly form: FormView<'name' | 'email' | 'password'>
  readonly leastPassword: number
  readonly signIn: string
}

/** Creating an account. */
export function signUpPage(look: Look, { form, leastPassword, signIn }: SignUpView) {
  const { t } = look
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.signUp.title,
    lead: t.signUp.lead,
    failed,
    content: html`${summaryOf(t, form)}
      <form method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${field({
          name: 'name',
          label: t.name,
          value: form.values.name,
          autocomplete: 'name',
          error: mistakeAt(t, form, 'name'),
          maxLength: 100,
          autofocus: !failed,
        })}
        ${emailField(t, form)}
        ${newPasswordField(t, form, { label: t.password, least: leastPassword })}
        <button class="button primary">${t.signUp.submit}</button>
      </form>
      <p class="below"><span class="inline">${t.signUp.known} <a href="${signIn}">${t.signUp.signIn}</a></span></p>`,
  })
}
