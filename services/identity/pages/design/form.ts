import { html } from 'hono/html'
import type { MistakeCode, Texts } from '../texts/texts.ts'
import { problems } from './fields.ts'

/** The name of the hidden field that shows that a form came from a page of ours, given to this very browser. */
export const csrfField = 'csrf'

/** A form as a page draws it: what was typed, and what is wrong with it. */
export interface FormView<Name extends string = string> {
  readonly csrf: string
  readonly values: Readonly<Partial<Record<Name, string>>>
  readonly mistakes: Readonly<Partial<Record<Name, MistakeCode>>>
  /** What is wrong with the whole of it. */
  readonly problem?: string | undefined
}

/** A form that nobody has filled in yet. */
export function emptyForm(csrf: string): FormView<never> {
  return { csrf, values: {}, mistakes: {} }
}

/** Whether a form was not taken as it was. */
export function hasFailed({ mistakes, problem }: FormView): boolean {
  return problem !== undefined || Object.keys(mistakes).length > 0
}

/** The hidden field of a form of ours. */
export function hiddenOf({ csrf }: Pick<FormView, 'csrf'>) {
  return hiddenFields({ [csrfField]: csrf })
}

/** What a form brings along unseen. */
export function hiddenFields(fields: Readonly<Record<string, string>>) {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)
}

/** All that is wrong with a form, above it. */
export function summaryOf(t: Texts, { mistakes, problem }: FormView) {
  const fields = Object.entries(mistakes).flatMap(([field, code]) => (code ? [{ field, text: t.mistakes[code] }] : []))
  return problems(t.problemTitle, [...(problem === undefined ? [] : [{ text: problem }]), ...fields])
}

/** The words beside a field that is wrong. */
export function mistakeAt<Name extends string>(t: Texts, form: FormView<Name>, name: Name): string | undefined {
  const code = form.mistakes[name]
  return code && t.mistakes[code]
}
