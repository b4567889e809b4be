import { html } from 'hono/html'
import { type FormView, hiddenOf } from '../design/form.ts'
import { icon } from '../design/icons.ts'
import { entryPage, type Look } from '../design/layout.ts'
import { scopeTexts } from '../texts/texts.ts'

/** What an app asks for. */
export interface ConsentView {
  readonly form: Pick<FormView, 'csrf'>
  readonly client: string
  readonly email: string
  readonly scopes: readonly string[]
  /** Whether it asks to shop in somebody's name. */
  readonly shops: boolean
}

/** Letting an app in, or not. */
export function consentPage(look: Look, { form, client, email, scopes, shops }: ConsentView) {
  const { t } = look
  const asked = [...scopeTexts(t, scopes), ...(shops ? [t.consent.shop] : [])]
  return entryPage(look, {
    title: t.consent.title(client),
    lead: t.consent.lead(client),
    content: html`<ul class="panel scopes">${asked.map((one) => html`<li>${icon('check')}<span>${one}</span></li>`)}</ul>
      <p class="soft">${t.consent.signedInAs(email)}</p>
      <form method="post" action="${look.here}">
        ${hiddenOf(form)}
        <div class="actions">
          <button class="button primary" name="decision" value="allow">${t.consent.allow}</button>
          <button class="button" name="decision" value="deny">${t.consent.deny}</button>
        </div>
      </form>`,
  })
}
