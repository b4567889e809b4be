import { html } from 'hono/html'
import type { Markup } from './markup.ts'

/** One line of text that a form asks for. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  /** What was typed before; a password is never given back. */
  readonly value?: string | undefined
  /** What the browser may fill in (HTML, 4.10.18.7). */
  readonly autocomplete: string
  readonly hint?: string
  /** Why what was typed will not do. */
  readonly error?: string | undefined
  readonly maxLength: number
  readonly autofocus?: boolean
  readonly look?: 'code'
  /** What stands at the end of the label's line, such as a way to another page. */
  readonly aside?: Markup
}

/** A field with its label, its hint and its mistake, which are read out with it. */
export function field(of: Field) {
  const { name, label, type = 'text', value, error, hint, look } = of
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return html`<div class="field">
    <div class="label-line"><label for="${name}">${label}</label>${of.aside ?? ''}</div>
    ${hint ? html`<p class="soft" id="${name}-hint">${hint}</p>` : ''}
    <input class="input ${look ?? ''}" id="${name}" name="${name}" type="${type}" value="${type === 'password' ? '' : (value ?? '')}"
      autocomplete="${of.autocomplete}" maxlength="${of.maxLength}" required
      ${type === 'text' && look === 'code' ? html`autocapitalize="characters" spellcheck="false"` : type === 'text' ? '' : html`autocapitalize="none" spellcheck="false"`}
      ${describedBy ? html`aria-describedby="${describedBy}"` : ''} ${error ? html`aria-invalid="true"` : ''}
      ${of.autofocus ? html`autofocus` : ''} />
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}
  </div>`
}

/** A mistake as the summary tells it: `field` is where the reader is taken, none for what is wrong with the whole. */
export interface Mistake {
  readonly field?: string | undefined
  readonly text: string
}

/** What is wrong with a form, said first and given the focus, so that it is read out and each mistake is one step away. */
export function problems(title: string, mistakes: readonly Mistake[]) {
  if (mistakes.length === 0) return ''
  return html`<div class="problems" role="alert" tabindex="-1" autofocus>
    <h2>${title}</h2>
    <ul>${mistakes.map((mistake) => html`<li>${mistake.field ? html`<a href="#${mistake.field}">${mistake.text}</a>` : mistake.text}</li>`)}</ul>
  </div>`
}
