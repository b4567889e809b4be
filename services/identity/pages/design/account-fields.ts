import { html } from 'hono/html'
import type { Texts } from '../texts/texts.ts'
import { type Field, field } from './fields.ts'
import { type FormView, mistakeAt } from './form.ts'

/** Asks for the address that an account goes by. */
export function emailField(
  t: Texts,
  form: FormView<'email'>,
  { autocomplete = 'username', autofocus = false }: { autocomplete?: string; autofocus?: boolean } = {},
) {
  return field({
    name: 'email',
    label: t.email,
    type: 'email',
    value: form.values.email,
    autocomplete,
    error: mistakeAt(t, form, 'email'),
    maxLength: 254,
    autofocus,
  })
}

/** Tells a password manager whose password is asked for, where the page knows and nobody has to type it. */
export function ownerField(email: string) {
  return html`<input class="unseen" type="text" name="username" value="${email}" autocomplete="username" readonly tabindex="-1" aria-hidden="true" />`
}

/** Asks for the password that an account has. */
export function passwordField<Name extends 'password' | 'current'>(
  t: Texts,
  form: FormView<Name>,
  { name, label, aside, autofocus = false }: { name: Name; label: string } & Pick<Field, 'aside' | 'autofocus'>,
) {
  const error = mistakeAt(t, form, name)
  return field({
    name,
    label,
    type: 'password',
    autocomplete: 'current-password',
    error,
    maxLength: 256,
    autofocus,
    ...(aside && { aside }),
  })
}

/** Asks for the password that an account shall have, and says how long the shortest is. */
export function newPasswordField(
  t: Texts,
  form: FormView<'password'>,
  { label, least, autofocus = false }: { label: string; least: number; autofocus?: boolean },
) {
  return field({
    name: 'password',
    label,
    type: 'password',
    autocomplete: 'new-password',
    hint: t.passwordHint(least),
    error: mistakeAt(t, form, 'password'),
    maxLength: 256,
    autofocus,
  })
}
