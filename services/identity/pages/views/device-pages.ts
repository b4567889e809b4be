import { html } from 'hono/html'
import { field } from '../design/fields.ts'
import { type FormView, hasFailed, hiddenFields, mistakeAt, summaryOf } from '../design/form.ts'
import { entryPage, type Look } from '../design/layout.ts'
import { scopeTexts } from '../texts/texts.ts'

/** A form that the authorization server wants back. */
export interface Target {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
}

/** Where a device's code is entered. */
export function deviceCodePage(look: Look, { action, hidden }: Target, form: FormView<'user_code'>) {
  const { t } = look
  const failed = hasFailed(form)
  return entryPage(look, {
    title: t.device.title,
    lead: t.device.lead,
    failed,
    content: html`${summaryOf(t, form)}
      <form method="post" action="${action}" novalidate>
        ${hiddenFields(hidden)}
        ${field({
          name: 'user_code',
          label: t.device.code,
          value: form.values.user_code,
          autocomplete: 'one-time-code',
          error: mistakeAt(t, form, 'user_code'),
          maxLength: 20,
          look: 'code',
          autofocus: !failed,
        })}
        <button class="button primary">${t.device.submit}</button>
      </form>`,
  })
}

/** What somebody has to see before a device is let in (RFC 8628, 3.3 and 5.4). */
export interface DeviceView {
  readonly client: string
  readonly code: string
  readonly scopes: readonly string[]
  /** The network address that the device asked from. */
  readonly from: string | undefined
}

/** Letting a device in, or not. */
export function deviceConfirmPage(look: Look, { action, hidden }: Target, { client, code, scopes, from }: DeviceView) {
  const { t } = look
  return entryPage(look, {
    title: t.device.confirmTitle(client),
    lead: t.device.confirmLead,
    content: html`<div class="panel">
        <p class="code-shown">${code}</p>
        ${from ? html`<p class="soft">${t.device.from(from)}</p>` : ''}
        <ul class="soft">${[...scopeTexts(t, scopes), t.consent.shop].map((one) => html`<li>${one}</li>`)}</ul>
      </div>
      <form method="post" action="${action}">
        ${hiddenFields(hidden)}
        <div class="actions">
          <button class="button primary">${t.device.allow}</button>
          <button class="button" name="abort" value="yes">${t.device.deny}</button>
        </div>
      </form>`,
  })
}
