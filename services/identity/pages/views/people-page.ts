import { html } from 'hono/html'
import type { FoundPerson } from '../../application/staff-use-cases.ts'
import { longestStatement } from '../../domain/staff-statement.ts'
import { field } from '../design/fields.ts'
import { type FormView, hasFailed, hiddenFields, hiddenOf, mistakeAt, summaryOf } from '../design/form.ts'
import { accountPage, accountPaths, type Look } from '../design/layout.ts'
import { momentIn } from '../texts/texts.ts'

/** What the page of those who help others shows. */
export interface PeopleView {
  readonly form: FormView<'wanted'>
  readonly found?: FoundPerson | undefined
  /** The form by which their sessions are ended. */
  readonly ending: FormView<'reason'>
  /** What has just happened. */
  readonly notice: 'ended' | 'confirmed' | undefined
}

/** Somebody else's account, looked up by whoever helps them. */
export function peoplePage(look: Look, { form, found, ending, notice }: PeopleView) {
  const { t } = look
  const notices = { ended: t.people.ended, confirmed: t.confirm.done }
  return accountPage(look, 'people', {
    title: t.people.title,
    lead: t.people.lead,
    failed: hasFailed(form) || hasFailed(ending),
    content: html`${notice ? html`<p class="notice good" role="status">${notices[notice]}</p>` : ''}
      ${summaryOf(t, hasFailed(ending) ? ending : form)}
      <form class="panel" method="post" action="${accountPaths.people}" role="search" novalidate>
        ${hiddenOf(form)}
        ${field({
          name: 'wanted',
          label: t.people.wanted,
          hint: t.people.wantedHint,
          value: form.values.wanted,
          autocomplete: 'off',
          error: mistakeAt(t, form, 'wanted'),
          maxLength: 254,
        })}
        <div class="actions"><button class="button primary">${t.people.find}</button></div>
      </form>
      ${found ? personPanels(look, found, ending) : ''}`,
  })
}

function personPanels(look: Look, { person, sessions, refusal }: FoundPerson, ending: FormView<'reason'>) {
  const { t, locale } = look
  const { id, name, email, roles, createdAt } = person
  return html`<section class="panel" aria-labelledby="found">
      <h2 id="found">${name}</h2>
      <dl class="facts">
        <div><dt>${t.email}</dt><dd>${email}</dd></div>
        <div><dt>${t.people.id}</dt><dd>${id}</dd></div>
        <div><dt>${t.people.roles}</dt><dd>${roles.map((role) => html`<span class="badge">${t.account.role[role]}</span>`)}</dd></div>
        <div><dt>${t.people.since}</dt><dd>${momentIn(locale, createdAt)}</dd></div>
        <div><dt>${t.people.sessions}</dt><dd>${t.people.sessionCount(sessions)}</dd></div>
      </dl>
    </section>
    <section class="panel" aria-labelledby="end">
      <h2 id="end">${t.people.endTitle}</h2>
      ${refusal ? html`<p class="notice">${t.people[refusal]}</p>` : endingForm(look, id, ending)}
    </section>`
}

function endingForm({ t }: Look, id: string, ending: FormView<'reason'>) {
  return html`<p class="soft">${t.people.endText}</p>
    <form method="post" action="${accountPaths.people}/end" novalidate>
      ${hiddenOf(ending)}
      ${hiddenFields({ id })}
      ${field({
        name: 'reason',
        label: t.people.reason,
        hint: t.people.reasonHint,
        value: ending.values.reason,
        autocomplete: 'off',
        error: mistakeAt(t, ending, 'reason'),
        maxLength: longestStatement,
      })}
      <div class="actions"><button class="button">${t.people.end}</button></div>
    </form>`
}
