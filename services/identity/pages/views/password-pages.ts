import { html } from 'hono/html'
import { emailField, newPasswordField, ownerField, passwordField } from '../design/account-fields.ts'
import { type FormView, hasFailed, hiddenOf, summaryOf } from '../design/form.ts'
import { accountPage, entryPage, type Look } from '../design/layout.ts'

/** Asking for a link by which a new password is chosen. */
export function forgotPage(look: Look, form: FormView<'email'>, signIn: string) {
  const { t } = look
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.forgot.title,
    lead: t.forgot.lead,
    failed,
    content: html`${summaryOf(t, form)}
      <form method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${emailField(t, form, { autofocus: !failed })}
        <button class="button primary">${t.forgot.submit}</button>
      </form>
      <p class="below"><a href="${signIn}">${t.forgot.back}</a></p>`,
  })
}

/** What choosing a new password needs to know. */
export interface ResetView {
  readonly form: FormView<'password'>
  readonly leastPassword: number
}

/** Choosing a new password by a link. */
export function resetPage(look: Look, { form, leastPassword }: ResetView) {
  const { t } = look
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.reset.title,
    lead: t.reset.lead,
    failed,
    content: html`${summaryOf(t, form)}
      <form method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${newPasswordField(t, form, { label: t.newPassword, least: leastPassword, autofocus: !failed })}
        <button class="button primary">${t.reset.submit}</button>
      </form>`,
  })
}

/** What changing a password needs to know. */
export interface ChangePasswordView {
  readonly form: FormView<'current' | 'password'>
  readonly leastPassword: number
  readonly email: string
  readonly done: boolean
}

/** Changing the password of an account in which one is signed in. */
export function changePasswordPage(look: Look, { form, leastPassword, email, done }: ChangePasswordView) {
  const { t } = look
  return accountPage(look, 'password', {
    title: t.passwordPage.title,
    lead: t.passwordPage.lead,
    failed: hasFailed(form),
    content: html`${done ? html`<p class="notice good" role="status">${t.passwordPage.done}</p>` : ''}
      ${summaryOf(t, form)}
      <form class="panel" method="post" action="${look.here}" novalidate>
        ${hiddenOf(form)}
        ${ownerField(email)}
        ${passwordField(t, form, { name: 'current', label: t.currentPassword })}
        ${newPasswordField(t, form, { label: t.newPassword, least: leastPassword })}
        <div class="actions"><button class="button primary">${t.passwordPage.submit}</button></div>
      </form>`,
  })
}
